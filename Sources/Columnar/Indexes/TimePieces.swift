/// Stretches of a segment's rows in which a part of time stays the same.
struct TimePieces: Sendable {
    private(set) var starts: [UInt32] = []
    private(set) var codes: [Int32] = []
    private(set) var least = Int32.max
    private(set) var greatest = Int32.min

    init(_ part: TimePart, _ segment: Segment) {
        for run in segment.time.runs {
            let code = Int32(part.code(ofSlot: Int(run.slot)))
            guard code != codes.last else { continue }
            starts.append(run.start)
            codes.append(code)
            least = min(least, code)
            greatest = max(greatest, code)
        }
    }

    /// The rows at which a code is one of those that are wanted.
    func ranges(rows: Int, where isWanted: (Int) -> Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for (at, code) in codes.enumerated() where isWanted(Int(code)) {
            let start = Int(starts[at])
            let end = at + 1 < starts.count ? Int(starts[at + 1]) : rows
            if let last = ranges.last, last.upperBound == start {
                ranges[ranges.count - 1] = last.lowerBound..<end
            } else {
                ranges.append(start..<end)
            }
        }
        return ranges
    }
}
