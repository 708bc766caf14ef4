/// What a sequence is made of: the dimension that orders it, then those whose labels stand beside.
struct SequenceKey: Hashable, Sendable {
    let key: Int
    let beside: [Int]
    /// How many labels each of those had, for they are numbered together.
    let sizes: [Int]
}

/// A copy of instants and labels in the order of a dimension and, for each of its labels, of time.
final class KeySequence: Sendable {
    let postings: Postings
    /// Ticks since the segment's first instant, if they fit.
    let ticks: [UInt32]
    let wideTicks: [Int64]
    let others: [UInt32]
    let narrowOthers: [UInt8]
    let first: Int64

    init(_ segment: Segment, _ postings: Postings, _ key: SequenceKey) {
        self.postings = postings
        first = segment.layout.firstInstant
        let instants = segment.time.all()
        let fits = segment.layout.lastInstant - first <= Int64(UInt32.max)
        let start = first
        ticks = fits ? postings.rows.map { UInt32(truncatingIfNeeded: instants[Int($0)] - start) } : []
        wideTicks = fits ? [] : postings.rows.map { instants[Int($0)] - start }
        let views = key.beside.map { segment.codes($0) }
        let isNarrow = key.sizes.reduce(1, *) <= 256
        let number = { (row: UInt32) in
            zip(views, key.sizes).reduce(0) { $0 * $1.1 + $1.0.code(Int(row)) }
        }
        if views.count == 1, let view = views.first {
            others = isNarrow ? [] : postings.rows.map { UInt32(truncatingIfNeeded: view.code(Int($0))) }
            narrowOthers = isNarrow ? postings.rows.map { UInt8(truncatingIfNeeded: view.code(Int($0))) } : []
        } else {
            others = isNarrow ? [] : postings.rows.map { UInt32(truncatingIfNeeded: number($0)) }
            narrowOthers = isNarrow ? postings.rows.map { UInt8(truncatingIfNeeded: number($0)) } : []
        }
    }

    /// Whether instants take four bytes and other labels one.
    var isNarrow: Bool { !ticks.isEmpty && !narrowOthers.isEmpty }

    @inline(__always)
    func instant(_ place: Int) -> Int64 {
        first + (ticks.isEmpty ? wideTicks[place] : Int64(ticks[place]))
    }

    @inline(__always)
    func other(_ place: Int) -> Int { narrowOthers.isEmpty ? Int(others[place]) : Int(narrowOthers[place]) }
}
