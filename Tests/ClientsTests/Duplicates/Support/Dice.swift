import Foundation

/// Chance that falls the same way each time.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func falls(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &self) < chance }

    mutating func upTo(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

    /// One of the items; the first ones come more often, as names and streets do (Zipf).
    mutating func common<Item>(_ items: [Item]) -> Item {
        let place = pow(Double(items.count + 1), Double.random(in: 0..<1, using: &self)) - 1
        return items[min(Int(place), items.count - 1)]
    }
}
