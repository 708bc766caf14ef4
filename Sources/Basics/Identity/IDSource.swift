import Synchronization

/// Makes identities: each greater than the one before it, whatever the clock does.
package final class IDSource: Sendable {
    private let node: Int64
    private let last = Mutex<Int64>(0)

    private static let nodeBits: Int64 = 10
    private static let counterBits: Int64 = 12

    /// - Parameter node: tells this process from others that write to the same database; only its low ten bits count.
    package init(node: Int64 = .random(in: 0..<1024)) {
        self.node = node & (1 << Self.nodeBits - 1)
    }

    package func next<Subject>(at moment: Moment, as subject: Subject.Type = Subject.self) -> ID<Subject> {
        let elapsed = max(0, moment.milliseconds - Moment.epochOfIDs.milliseconds)
        let earliest = (elapsed << Self.nodeBits | node) << Self.counterBits
        return last.withLock { last in
            last = max(last + 1, earliest)
            return ID(rawValue: last)
        }
    }
}

extension Moment {
    /// 2020-01-01T00:00:00Z, from which identities count their milliseconds.
    fileprivate static let epochOfIDs = Moment(milliseconds: 1_577_836_800_000)
}
