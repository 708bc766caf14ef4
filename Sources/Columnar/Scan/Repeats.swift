/// Finds the rows before which another had the same labels, within some ticks.
struct Repeats {
    private let segments: [Segment]
    private let sequences: [KeySequence]
    private let within: Int64
    private let others: Int
    private let keys: Int

    /// Numbers of other labels that may stand together.
    private static let greatest = 1 << 22

    init(_ dimensions: [Int], within: Int64, _ segments: [Segment], labels: [Int]) throws(QueryFault) {
        let key = dimensions.max { labels[$0] < labels[$1] } ?? 0
        let beside = dimensions.filter { $0 != key }
        let sizes = beside.map { labels[$0].nextPowerOfTwo }
        others = sizes.reduce(1) { min(Self.greatest + 1, $0 * $1) }
        guard others <= Self.greatest else { throw .tooMuchMemory }
        self.segments = segments
        self.within = within
        keys = labels[key]
        let name = SequenceKey(key: key, beside: beside, sizes: sizes)
        sequences = segments.map { segment in
            segment.indexes.postings(key, of: segment, labels: labels[key], needed: true).map { postings in
                segment.indexes.sequence(name, of: segment) { KeySequence(segment, postings, name) }
            }
        }.compactMap(\.self)
    }

    /// For each segment a bit a row.
    func bitmaps() -> [[UInt64]] {
        let rows = segments.reduce(0) { $0 + $1.rows }
        let count = rows < 1 << 16 ? 1 : Cores.count
        let finders = (0..<count).map { _ in RepeatFinder(sequences, segments, others: others, within: within) }
        let chunk = 2048
        let chunks = (keys + chunk - 1) / chunk
        Cores.run(count) { number, take in
            while let at = take(chunks) {
                finders[number].find(at * chunk..<min(keys, (at + 1) * chunk))
            }
        }
        return segments.indices.map { segment in
            var words = finders[0].words(segment)
            for finder in finders.dropFirst() {
                let other = finder.words(segment)
                for word in words.indices { words[word] |= other[word] }
            }
            return words
        }
    }
}

/// Goes through the facts of keys, one key after another.
private final class RepeatFinder {
    private let sequences: [KeySequence]
    private let within: Int64
    private let sizes: [Int]
    private let bits: [UnsafeMutablePointer<UInt64>]
    /// The latest instant of each number of other labels, in ticks of time, and the key that it was of.
    private let latest: UnsafeMutablePointer<Int64>
    private let stamps: UnsafeMutablePointer<UInt32>
    /// Both in one number, where ticks take four bytes: then a key's instants are far from those of all others.
    private let packed: UnsafeMutablePointer<UInt64>
    private let isNarrow: Bool
    /// The segments that have facts of the key that is looked at.
    private var live: [Int] = []
    /// The first instant of all.
    private let first: Int64
    private let found = UnsafeMutablePointer<UInt32>.allocate(capacity: stretch)
    /// So many rows are looked at together.
    private static let stretch = 1024

    init(_ sequences: [KeySequence], _ segments: [Segment], others: Int, within: Int64) {
        self.sequences = sequences
        self.within = within
        sizes = segments.map { ($0.rows + Strip.rows - 1) / Strip.rows * Strip.words }
        bits = sizes.map { size in
            let room = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, size))
            room.initialize(repeating: 0, count: max(1, size))
            return room
        }
        latest = .allocate(capacity: others)
        latest.initialize(repeating: 0, count: others)
        stamps = .allocate(capacity: others)
        stamps.initialize(repeating: .max, count: others)
        packed = .allocate(capacity: others)
        packed.initialize(repeating: 0, count: others)
        let first = sequences.map(\.first).min() ?? 0
        let last = segments.map(\.layout.lastInstant).max() ?? 0
        self.first = first
        isNarrow = sequences.allSatisfy(\.isNarrow) && last - first < 1 << 31 && within >= 0 && within < 1 << 31
    }

    deinit {
        for room in bits { room.deallocate() }
        latest.deallocate()
        packed.deallocate()
        found.deallocate()
        stamps.deallocate()
    }

    func words(_ segment: Int) -> [UInt64] { Array(UnsafeBufferPointer(start: bits[segment], count: sizes[segment])) }

    func find(_ keys: Range<Int>) {
        if sequences.count == 1, isNarrow { return find(keys, 0) }
        for key in keys {
            live.removeAll(keepingCapacity: true)
            for (segment, sequence) in sequences.enumerated() where !sequence.postings.range(of: key).isEmpty {
                live.append(segment)
            }
            guard live.count < 2 || isInOrder(key) else {
                findAcross(key)
                continue
            }
            for segment in live {
                if isNarrow { find(key..<key + 1, segment) } else { findSlowly(key, segment) }
            }
        }
    }

    private func findSlowly(_ key: Int, _ segment: Int) {
        for place in sequences[segment].postings.range(of: key) { meet(key, segment, place) }
    }

    private func find(_ keys: Range<Int>, _ segment: Int) {
        let sequence = sequences[segment]
        let postings = sequence.postings
        let (tickArray, otherArray, rowArray) = (sequence.ticks, sequence.narrowOthers, postings.rows)
        let ticks = tickArray.span
        let others = otherArray.span
        let rows = rowArray.span
        let offset = UInt64(sequence.first - first)
        for key in keys {
            let range = postings.range(of: key)
            let stamp = UInt64(key + 1) &<< 32 &+ offset
            var start = range.lowerBound
            while start < range.upperBound {
                let end = min(start + Self.stretch, range.upperBound)
                mark(find(stamp, start..<end, ticks, others, rows), bits[segment])
                start = end
            }
        }
    }

    /// Without a branch that chance decides: each row is written down, and stays if it repeats another.
    @inline(__always)
    private func find(
        _ stamp: UInt64,
        _ places: Range<Int>,
        _ ticks: Span<UInt32>,
        _ others: Span<UInt8>,
        _ rows: Span<UInt32>
    ) -> Int {
        let (packed, found) = (packed, found)
        let within = UInt64(clamping: within)
        var count = 0
        for place in places {
            let other = Int(others[unchecked: place])
            let now = stamp &+ UInt64(ticks[unchecked: place])
            let passed = now &- packed[other]
            packed[other] = now
            found[count] = rows[unchecked: place]
            count &+= passed <= within ? 1 : 0
        }
        return count
    }

    private func mark(_ count: Int, _ bits: UnsafeMutablePointer<UInt64>) {
        for at in 0..<count {
            let row = Int(found[at])
            bits[row &>> 6] |= 1 &<< UInt64(row & 63)
        }
    }

    /// Whether a key's facts in one segment come after those in the segments before.
    private func isInOrder(_ key: Int) -> Bool {
        var reached = Int64.min
        for segment in live {
            let sequence = sequences[segment]
            let range = sequence.postings.range(of: key)
            guard sequence.instant(range.lowerBound) >= reached else { return false }
            reached = sequence.instant(range.upperBound - 1)
        }
        return true
    }

    private func findAcross(_ key: Int) {
        var all: [(instant: Int64, segment: Int, place: Int)] = []
        for (segment, sequence) in sequences.enumerated() {
            for place in sequence.postings.range(of: key) { all.append((sequence.instant(place), segment, place)) }
        }
        all.sort { ($0.instant, $0.segment, $0.place) < ($1.instant, $1.segment, $1.place) }
        for (_, segment, place) in all { meet(key, segment, place) }
    }

    @inline(__always)
    private func meet(_ key: Int, _ segment: Int, _ place: Int) {
        let sequence = sequences[segment]
        let (other, instant) = (sequence.other(place), sequence.instant(place))
        if stamps[other] == UInt32(key), instant - latest[other] <= within {
            let row = Int(sequence.postings.rows[place])
            bits[segment][row &>> 6] |= 1 &<< UInt64(row & 63)
        }
        stamps[other] = UInt32(key)
        latest[other] = instant
    }
}
