/// A word made ready to be compared many times: plain letters without a place on the heap.
struct Word: Hashable, Sendable {
    /// The first thirty-two of its letters; the rest is zero.
    let letters: SIMD32<UInt8>
    /// How many letters of it are kept.
    let count: Int
    /// Stands for the whole word; the same on every machine.
    let code: UInt64
    /// Stands for how it sounds.
    let sound: UInt64
    let isNumber: Bool
    /// Which letters and digits are in it, a bit for each.
    let present: UInt64

    /// - Returns: nil when there are no letters.
    init?(_ plain: [UInt8]) {
        guard !plain.isEmpty else { return nil }
        var kept = SIMD32<UInt8>()
        for place in 0..<min(plain.count, Self.kept) { kept[place] = plain[place] }
        letters = kept
        count = min(plain.count, Self.kept)
        code = StableHash.of(plain)
        isNumber = plain.allSatisfy(PlainLetters.isDigit)
        present = plain.reduce(0) { $0 | 1 << UInt64($1 & 63) }
        sound = isNumber ? code : StableHash.of(Sound.of(plain))
    }

    private static let kept = 32

    var initial: UInt8 { letters[0] }

    static func == (left: Word, right: Word) -> Bool { left.code == right.code }
    func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// FNV-1a with a last stir: the same in every process, so that it may be kept in a table.
enum StableHash {
    static func of(_ bytes: some Sequence<UInt8>, after start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
        var hash = start
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return stirred(hash)
    }

    static func of(_ parts: UInt64...) -> UInt64 {
        parts.reduce(0x9E37_79B9_7F4A_7C15) { stirred($0 ^ $1) &+ 0x9E37_79B9_7F4A_7C15 }
    }

    private static func stirred(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
