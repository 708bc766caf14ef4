import Foundation

/// Counts different numbers roughly: Flajolet, Fusy, Gandouet, Meunier, "HyperLogLog" (2007), with 2048 registers (2.3 %).
enum HyperLogLog {
    static let registers = 2048
    static let words = registers / 8

    @inline(__always)
    static func add(_ code: UInt64, to registers: UnsafeMutablePointer<UInt8>) {
        var hash = (code &+ 1) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ hash &>> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash &>> 27) &* 0x94D0_49BB_1331_11EB
        hash ^= hash &>> 31
        let place = Int(hash & 2047)
        let rank = UInt8((hash &>> 11 | 1 &<< 53).trailingZeroBitCount + 1)
        if registers[place] < rank { registers[place] = rank }
    }

    static func estimate(_ registers: UnsafePointer<UInt8>) -> Int {
        var (sum, empty) = (0.0, 0)
        for place in 0..<Self.registers {
            sum += exp2(-Double(registers[place]))
            if registers[place] == 0 { empty += 1 }
        }
        let count = Double(Self.registers)
        let raw = 0.7213 / (1 + 1.079 / count) * count * count / sum
        guard raw <= 2.5 * count, empty > 0 else { return Int(raw.rounded()) }
        return Int((count * log(count / Double(empty))).rounded())
    }
}
