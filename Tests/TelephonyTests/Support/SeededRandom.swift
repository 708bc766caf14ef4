import TestSupport

extension SeededRandom {
    /// - Parameter chance: from 0, never, to 1, always.
    mutating func happens(_ chance: Double) -> Bool {
        Double.random(in: 0..<1, using: &self) < chance
    }
}
