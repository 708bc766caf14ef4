/// Writes numbers and words as bytes.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Their count, then the numbers.
    mutating func write<Number: BitwiseCopyable>(_ numbers: [Number]) {
        write(UInt64(numbers.count))
        numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ text: String) { write([UInt8](text.utf8)) }

    mutating func write(_ label: Label) {
        switch label {
        case .number(let number):
            write(UInt8(0))
            write(number)
        case .text(let text):
            write(UInt8(1))
            write(text)
        case .none: write(UInt8(2))
        }
    }
}

/// Reads them again; nil is where they end too soon.
struct ByteReader {
    private let bytes: [UInt8]
    private(set) var place: Int

    init(_ bytes: [UInt8], from place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    var isAtEnd: Bool { place >= bytes.count }

    mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> Number? {
        let size = MemoryLayout<Number>.size
        guard place + size <= bytes.count else { return nil }
        defer { place += size }
        return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: type)) }
    }

    mutating func numbers<Number: BitwiseCopyable>(_ type: Number.Type) -> [Number]? {
        guard let count = number(UInt64.self) else { return nil }
        let size = MemoryLayout<Number>.stride
        guard count <= UInt64(bytes.count), place + Int(count) * size <= bytes.count else { return nil }
        let slice = bytes[place..<place + Int(count) * size]
        place += slice.count
        return [Number](unsafeUninitializedCapacity: Int(count)) { room, filled in
            UnsafeMutableRawBufferPointer(room).copyBytes(from: slice)
            filled = Int(count)
        }
    }

    mutating func text() -> String? {
        numbers(UInt8.self).map { String(decoding: $0, as: UTF8.self) }
    }

    mutating func label() -> Label? {
        switch number(UInt8.self) {
        case 0: number(Int64.self).map(Label.number)
        case 1: text().map(Label.text)
        case 2: Label.none
        default: nil
        }
    }

    mutating func skip(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, place + count <= bytes.count else { return nil }
        defer { place += count }
        return bytes[place..<place + count]
    }
}
