/// A 64-bit sum that changes when bytes do: four lanes of multiplying and rotating, after XXH64 (Yann Collet), and its avalanche.
///
/// It guards against torn writes and bits that fell over, not against people who forge.
struct Checksum {
    private static let one: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let two: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let three: UInt64 = 0x1656_67B1_9E37_79F9

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var (a, b, c, d) = (one &+ two, two, UInt64(0), 0 &- one)
        let wide = bytes.count / 32 * 32
        if let start = bytes.baseAddress {
            var at = 0
            while at < wide {
                a = round(a, start.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                b = round(b, start.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
                c = round(c, start.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self))
                d = round(d, start.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self))
                at += 32
            }
        }
        var sum = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18) &+ UInt64(bytes.count)
        for at in wide..<bytes.count {
            sum = rotated(sum ^ (UInt64(bytes[at]) &* three), 11) &* one
        }
        return avalanche(sum)
    }

    static func of(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { of($0) }
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotated(lane &+ word &* two, 31) &* one
    }

    @inline(__always)
    private static func rotated(_ word: UInt64, _ by: UInt64) -> UInt64 {
        word &<< by | word &>> (64 &- by)
    }

    private static func avalanche(_ sum: UInt64) -> UInt64 {
        var sum = sum
        sum = (sum ^ sum &>> 33) &* two
        sum = (sum ^ sum &>> 29) &* three
        return sum ^ sum &>> 32
    }
}
