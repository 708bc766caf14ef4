/// Lays two voices that were recorded side by side into one sound: the outsider on the left, the house on the right. The shorter of the
/// two goes on with silence.
package struct StereoJoin: Sendable {
    private var waiting: [Side: [Int16]] = [:]

    package init() {}

    /// - Returns: what there is of both now, in turns.
    package mutating func take(_ samples: [Int16], of side: Side) -> [Int16] {
        waiting[side, default: []] += samples
        return joined(Side.allCases.map { self[$0].count }.min() ?? 0)
    }

    /// What is left of the longer one.
    package mutating func end() -> [Int16] {
        joined(Side.allCases.map { self[$0].count }.max() ?? 0)
    }

    private subscript(side: Side) -> [Int16] { waiting[side] ?? [] }

    private mutating func joined(_ count: Int) -> [Int16] {
        guard count > 0 else { return [] }
        let (left, right) = (self[.outsider], self[.house])
        let frames = [Int16](unsafeUninitializedCapacity: count * 2) { buffer, filled in
            for place in 0..<count {
                buffer[place * 2] = place < left.count ? left[place] : 0
                buffer[place * 2 + 1] = place < right.count ? right[place] : 0
            }
            filled = count * 2
        }
        for side in Side.allCases { waiting[side] = Array(self[side].dropFirst(count)) }
        return frames
    }
}
