extension QRVersion {
    /// The bytes in the order in which they are drawn: the text in its frame, block by block interleaved, then what mends it.
    func codewords(of text: [UInt8]) -> [UInt8] {
        let data = framed(text)
        let parts = (0..<blocks).map { block in Array(data[block * dataLength..<(block + 1) * dataLength]) }
        let mending = parts.map { ReedSolomon.remainder(of: $0, length: mendingLength) }
        return Self.interleaved(parts) + Self.interleaved(mending)
    }

    /// Says that bytes follow and how many, then the bytes, then filling.
    private func framed(_ text: [UInt8]) -> [UInt8] {
        var bits = BitRow()
        bits.append(0b0100, count: 4)
        bits.append(text.count, count: 8)
        for byte in text { bits.append(Int(byte), count: 8) }
        bits.append(0, count: 4)
        var bytes = bits.bytes
        var filling: UInt8 = 0xEC
        while bytes.count < blocks * dataLength {
            bytes.append(filling)
            filling ^= 0xEC ^ 0x11
        }
        return bytes
    }

    private static func interleaved(_ parts: [[UInt8]]) -> [UInt8] {
        guard let length = parts.first?.count else { return [] }
        return (0..<length).flatMap { place in parts.map { $0[place] } }
    }
}

/// Bits in a row, the highest first.
private struct BitRow {
    private var bits: [Bool] = []

    mutating func append(_ number: Int, count: Int) {
        for place in (0..<count).reversed() { bits.append(number >> place & 1 == 1) }
    }

    /// The last byte is filled up with zeros.
    var bytes: [UInt8] {
        stride(from: 0, to: bits.count, by: 8).map { start in
            (start..<start + 8).reduce(UInt8(0)) { $0 << 1 | (bits.indices.contains($1) && bits[$1] ? 1 : 0) }
        }
    }
}

/// Reed–Solomon codes over the 256 numbers that the standard counts with.
private enum ReedSolomon {
    static func remainder(of data: [UInt8], length: Int) -> [UInt8] {
        let divisor = divisor(length)
        var rest = [UInt8](repeating: 0, count: length)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for place in rest.indices { rest[place] ^= product(divisor[place], factor) }
        }
        return rest
    }

    /// The product of (x − 2⁰)(x − 2¹)…, without its first coefficient, which is 1.
    private static func divisor(_ length: Int) -> [UInt8] {
        var coefficients = [UInt8](repeating: 0, count: length)
        coefficients[length - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<length {
            for place in coefficients.indices {
                coefficients[place] = product(coefficients[place], root)
                if place + 1 < length { coefficients[place] ^= coefficients[place + 1] }
            }
            root = product(root, 2)
        }
        return coefficients
    }

    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var result: UInt8 = 0
        for place in (0..<8).reversed() {
            result = (result << 1) ^ (result >> 7 == 1 ? 0x1D : 0)
            if other >> UInt8(place) & 1 == 1 { result ^= one }
        }
        return result
    }
}
