/// The rows of each label of a dimension, in time order: a second order of the segment.
final class Postings: Sendable {
    /// For each code where its rows begin, and where the last one's end.
    let starts: [UInt32]
    let rows: [UInt32]

    init(_ segment: Segment, _ dimension: Int, labels: Int) {
        let view = segment.codes(dimension)
        let count = segment.rows
        var starts = [UInt32](repeating: 0, count: labels + 2)
        for row in 0..<count { starts[view.code(row) + 2] &+= 1 }
        for code in 2..<max(2, starts.count) { starts[code] += starts[code - 1] }
        rows = [UInt32](unsafeUninitializedCapacity: count) { room, filled in
            for row in 0..<count {
                let code = view.code(row)
                room[Int(starts[code + 1])] = UInt32(row)
                starts[code + 1] &+= 1
            }
            filled = count
        }
        starts.removeLast()
        self.starts = starts
    }

    func range(of code: Int) -> Range<Int> {
        code + 1 < starts.count ? Int(starts[code])..<Int(starts[code + 1]) : 0..<0
    }

    /// The rows of some labels, in order.
    func rows(of codes: [Int]) -> [UInt32] {
        guard codes.count > 1 else { return codes.first.map { Array(rows[range(of: $0)]) } ?? [] }
        var joined: [UInt32] = []
        for code in codes { joined += rows[range(of: code)] }
        joined.sort()
        return joined
    }

    func count(of codes: [Int]) -> Int { codes.reduce(0) { $0 + range(of: $1).count } }
}
