import Synchronization

/// What can be told of a segment faster than by reading it, made when questions ask for it and kept as long as the segment.
final class SegmentIndexes: Sendable {
    private let state = Mutex(State())

    private struct State {
        var pieces: [TimePart: TimePieces] = [:]
        var postings: [Int: Postings] = [:]
        var sequences: [SequenceKey: KeySequence] = [:]
        /// How often a dimension was asked for by few of its labels.
        var wishes: [Int: Int] = [:]
    }

    func pieces(_ part: TimePart, of segment: Segment) -> TimePieces {
        state.withLock { state in
            if let known = state.pieces[part] { return known }
            let made = TimePieces(part, segment)
            state.pieces[part] = made
            return made
        }
    }

    /// The rows of each label of a dimension. They cost four bytes a fact, so they are made at the second wish only, unless they
    /// are needed, and never of few facts, which are read as fast.
    func postings(_ dimension: Int, of segment: Segment, labels: Int, needed: Bool) -> Postings? {
        state.withLock { state in
            if let known = state.postings[dimension] { return known }
            state.wishes[dimension, default: 0] += 1
            let isWorthIt = state.wishes[dimension, default: 0] > 1 && segment.rows >= 1 << 16
            guard needed || isWorthIt else { return nil }
            let made = Postings(segment, dimension, labels: labels)
            state.postings[dimension] = made
            return made
        }
    }

    /// The facts in the order of a dimension, and in it of time, with their other labels beside.
    func sequence(_ key: SequenceKey, of segment: Segment, _ make: () -> KeySequence) -> KeySequence {
        state.withLock { state in
            if let known = state.sequences[key] { return known }
            let made = make()
            state.sequences[key] = made
            return made
        }
    }
}
