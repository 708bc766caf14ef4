import Foundation

/// A folder's name as the server writes it: letters beyond ASCII in "modified UTF-7" (RFC 3501, 5.1.3).
package struct FolderName: Hashable, Codable, Sendable {
    package let encoded: String

    package init(encoded: String) {
        self.encoded = encoded
    }

    /// From the name that people read.
    package init(_ name: String) {
        encoded = Self.encode(name)
    }

    package static let inbox = FolderName(encoded: "INBOX")

    /// For people; as it is written when the server does not keep to the encoding.
    package var name: String { Self.decode(encoded) ?? encoded }

    /// As it is put into a command. Line ends can't be there: no server could be told of such a folder.
    var quoted: String {
        let escaped = encoded.filter { !$0.isNewline && $0 != "\0" }
            .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}

extension FolderName {
    private static func encode(_ name: String) -> String {
        var encoded = ""
        var pending: [UInt16] = []
        func flush() {
            guard !pending.isEmpty else { return }
            let bytes = pending.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            let base64 = Data(bytes).base64EncodedString()
            encoded += "&" + base64.filter { $0 != "=" }.replacing("/", with: ",") + "-"
            pending = []
        }
        for scalar in name.unicodeScalars {
            if (0x20...0x7E).contains(scalar.value) {
                flush()
                encoded += scalar == "&" ? "&-" : String(scalar)
            } else {
                pending += Array(String(scalar).utf16)
            }
        }
        flush()
        return encoded
    }

    private static func decode(_ encoded: String) -> String? {
        var name = ""
        var rest = Substring(encoded)
        while let start = rest.firstIndex(of: "&") {
            name += rest[..<start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: "-") else { return nil }
            if end == rest.startIndex {
                name += "&"
            } else {
                guard let run = decodeRun(rest[..<end]) else { return nil }
                name += run
            }
            rest = rest[rest.index(after: end)...]
        }
        return name + rest
    }

    private static func decodeRun(_ run: Substring) -> String? {
        let base64 = String(run).replacing(",", with: "/")
        let padded = base64 + String(repeating: "=", count: (4 - base64.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), data.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: data.startIndex, to: data.endIndex, by: 2).map { place in
            UInt16(data[place]) << 8 | UInt16(data[place + 1])
        }
        return String(validating: units, as: UTF16.self)
    }
}
