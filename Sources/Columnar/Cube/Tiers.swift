/// Young segments in tiers of like length: four of one tier become one of the next, so that there are few to ask and each fact is
/// written anew only a few times.
enum Tiers {
    private static let width = 4

    static func merge(_ young: inout [Segment], _ schema: Schema) {
        while let start = firstOfFull(young) {
            let joined = Segment.young(joining: Array(young[start...]), schema)
            young.replaceSubrange(start..., with: [joined])
        }
    }

    /// Where the last tier begins, if it is full.
    private static func firstOfFull(_ young: [Segment]) -> Int? {
        guard let last = young.last else { return nil }
        let start = (young.lastIndex { tier($0) > tier(last) } ?? -1) + 1
        return young.count - start >= width ? start : nil
    }

    private static func tier(_ segment: Segment) -> Int {
        (Int.bitWidth - max(1, segment.rows >> 8).leadingZeroBitCount) / 2
    }
}
