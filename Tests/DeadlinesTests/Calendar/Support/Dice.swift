/// SplitMix64: chance that falls the same way each time.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// - Parameter name: of what these chances are, so that others have others.
    init(seed: UInt64, _ name: String = "") {
        state = name.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func falls(_ percent: Int) -> Bool { within(1...100) <= percent }
}
