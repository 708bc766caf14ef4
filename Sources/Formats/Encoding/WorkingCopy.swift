import Foundation

/// A file whose letters are two bytes wide can't be searched for delimiters byte by byte, so a copy of it in UTF-8 is read.
package enum WorkingCopy {
    /// - Returns: the copy, which is gone from the disk as soon as nobody reads it.
    package static func utf8(
        of source: any ByteSource,
        named name: String,
        from offset: Int64,
        in encoding: TextEncoding
    ) throws -> ByteFile {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("highrock-\(UUID().uuidString).csv")
        defer { unlink(url.path) }
        guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let copy = FileHandle(forWritingAtPath: url.path)
        else { throw FileRefusal.unwritable(url.path, because: String(cString: strerror(errno))) }
        var units = CodeUnits(encoding)
        var place = offset
        while place < source.size {
            let bytes = try source.read(at: place, atMost: 1 << 20)
            guard !bytes.isEmpty else { throw FileRefusal.changedMeanwhile(name) }
            place += Int64(bytes.count)
            do {
                try copy.write(contentsOf: Data(units.text(of: bytes, isLast: place >= source.size).utf8))
            } catch {
                throw FileRefusal.unwritable(url.path, because: "\(error)")
            }
        }
        try copy.close()
        return try ByteFile(at: url)
    }
}

/// Puts bytes together to UTF-16, keeping what is cut in two for the next piece.
private struct CodeUnits {
    private let isBigEndian: Bool
    private var rest: [UInt8] = []
    private var held: [UInt16] = []

    init(_ encoding: TextEncoding) {
        isBigEndian = encoding == .utf16BigEndian
    }

    mutating func text(of bytes: [UInt8], isLast: Bool) -> String {
        let all = rest + bytes
        rest = all.count.isMultiple(of: 2) ? [] : [all[all.count - 1]]
        var units = held
        for place in stride(from: 0, to: all.count - 1, by: 2) {
            let (first, second) = (UInt16(all[place]), UInt16(all[place + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
        }
        held = []
        if !isLast, let last = units.last, UTF16.isLeadSurrogate(last) { held = [units.removeLast()] }
        return String(decoding: units, as: UTF16.self)
    }
}
