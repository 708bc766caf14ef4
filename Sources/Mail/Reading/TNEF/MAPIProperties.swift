import Formats

/// A list of MAPI properties in an Outlook container ([MS-OXTNEF] 2.1.3.4).
struct MAPIProperties {
    private var values: [UInt16: Value] = [:]

    private struct Value {
        let type: UInt16
        let data: ArraySlice<UInt8>
    }

    static let body: UInt16 = 0x1000
    static let html: UInt16 = 0x1013
    static let displayName: UInt16 = 0x3001
    static let content: UInt16 = 0x3701
    static let longFileName: UInt16 = 0x3707
    static let mediaType: UInt16 = 0x370E
    static let contentID: UInt16 = 0x3712
    static let htmlCodepage: UInt16 = 0x3FDE

    private static let bytes: UInt16 = 0x001E
    private static let unicode: UInt16 = 0x001F

    init(_ data: ArraySlice<UInt8>) {
        var reader = ByteReader(data)
        guard let count = try? reader.number(UInt32.self) else { return }
        for _ in 0..<count {
            // What comes before a break is kept.
            guard let (id, value) = try? Self.property(&reader) else { return }
            if values[id] == nil { values[id] = value }
        }
    }

    func string(_ id: UInt16, codepage: Int) -> String? {
        guard let value = values[id] else { return nil }
        let isUnicode = value.type == Self.unicode
        guard isUnicode || value.type == Self.bytes else { return nil }
        let label = isUnicode ? "utf-16le" : Charset.label(codepage: codepage)
        let text = Charset(label: label).decode(value.data)?.text ?? TextDecoding(value.data, label: nil).text
        return TextDecoding.tidy(String(text.prefix { $0 != "\0" }))
    }

    func run(_ id: UInt16) -> ArraySlice<UInt8>? { values[id]?.data }

    func number(_ id: UInt16) -> UInt32? {
        guard let value = values[id] else { return nil }
        var reader = ByteReader(value.data)
        return try? reader.number(UInt32.self)
    }

    private static func property(_ reader: inout ByteReader) throws(ByteReader.PastTheEnd) -> (UInt16, Value) {
        let type = try reader.number(UInt16.self)
        let id = try reader.number(UInt16.self)
        if id >= 0x8000 { try skipName(&reader) }
        let isMany = type & 0x1000 != 0
        let base = type & 0x0FFF
        let size = sizes[base]
        // Runs always say how many they are, numbers only where they may be many.
        let count = isMany || size == nil ? Int(try reader.number(UInt32.self)) : 1
        guard count <= reader.rest.count else { throw ByteReader.PastTheEnd() }
        var first: ArraySlice<UInt8>?
        for _ in 0..<count {
            let length = if let size { size } else { Int(try reader.number(UInt32.self)) }
            let data = try reader.takePadded(length)
            first = first ?? data
        }
        return (id, Value(type: base, data: first ?? []))
    }

    private static func skipName(_ reader: inout ByteReader) throws(ByteReader.PastTheEnd) {
        _ = try reader.take(16)
        let isNamed = try reader.number(UInt32.self) == 1
        let number = try reader.number(UInt32.self)
        if isNamed { _ = try reader.takePadded(Int(number)) }
    }

    /// Bytes of each sort of number; what is not here is a run with its length before it.
    private static let sizes: [UInt16: Int] = [
        0x0001: 0, 0x0002: 2, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x000A: 4, 0x000B: 2, 0x0014: 8,
        0x0040: 8, 0x0048: 16,
    ]
}
