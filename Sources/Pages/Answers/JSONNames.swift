import Foundation

/// The paths of all names in a JSON text that was found sound before: `from.email`, `items.0.name`. What is null counts as
/// not written.
struct JSONNames {
    private let bytes: [UInt8]
    private var place = 0
    /// In the order of the text.
    private(set) var paths: [String] = []

    init(in bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        value(at: "")
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func value(at path: String) {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): members(of: path)
        case UInt8(ascii: "["): elements(of: path)
        case UInt8(ascii: "\""): _ = text()
        default: word()
        }
        skipSpace()
    }

    private mutating func members(of path: String) {
        each(until: UInt8(ascii: "}")) { names in
            names.skipSpace()
            let name = names.text()
            names.skipSpace()
            names.place += 1
            names.skipSpace()
            let here = path.isEmpty ? name : path + "." + name
            if names.next != UInt8(ascii: "n") { names.paths.append(here) }
            names.value(at: here)
        }
    }

    private mutating func elements(of path: String) {
        var index = 0
        each(until: UInt8(ascii: "]")) { names in
            names.value(at: "\(path).\(index)")
            index += 1
        }
    }

    /// Passes what stands between brackets, piece by piece.
    private mutating func each(until end: UInt8, _ piece: (inout JSONNames) -> Void) {
        place += 1
        skipSpace()
        while let byte = next, byte != end {
            piece(&self)
            if next == UInt8(ascii: ",") { place += 1 }
        }
        place += 1
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { place += 1 }
    }

    private mutating func word() {
        while let byte = next, !",]}".utf8.contains(byte) { place += 1 }
    }

    /// Passes a text in quotation marks.
    private mutating func text() -> String {
        let start = place
        var isPlain = true
        place += 1
        while let byte = next, byte != UInt8(ascii: "\"") {
            let escapes = byte == UInt8(ascii: "\\")
            isPlain = isPlain && !escapes
            place += escapes ? 2 : 1
        }
        place += 1
        let quoted = bytes[start..<min(place, bytes.count)]
        if isPlain { return String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self) }
        // A name may be written with escapes, and hardly ever is.
        let whole = Data([UInt8(ascii: "[")] + quoted + [UInt8(ascii: "]")])
        return (try? JSONDecoder().decode([String].self, from: whole).first) ?? ""
    }
}
