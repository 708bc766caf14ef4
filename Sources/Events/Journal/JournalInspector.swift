import Basics
import Store

/// Walks the chain from its start and names the first entry that is not as it was written.
package struct JournalInspector: Sendable {
    private let database: Database
    private let stride: Int

    package init(_ database: Database, stride: Int = 2000) {
        self.database = database
        self.stride = stride
    }

    /// - Parameter progress: how many entries are checked, of how many.
    /// - Returns: the first break, or nil when the chain holds.
    package func run(progress: @escaping @Sendable (_ checked: Int64, _ of: Int64) -> Void = { _, _ in }) async throws
        -> Finding?
    {
        let marks = try await database.read { try $0.chainMarks() }
        var walk = ChainWalk()
        while true {
            let after = walk.reached
            let links = try await database.read { [stride] in try $0.chainLinks(after: after, limit: stride) }
            guard !links.isEmpty else { break }
            if let finding = walk.pass(links) { return finding }
            progress(walk.reached, max(walk.reached, marks.last))
        }
        guard walk.reached >= marks.furthest else {
            return Finding(seq: walk.reached + 1, entry: nil, trouble: .cutShort)
        }
        return nil
    }

    package struct Finding: Sendable, Equatable {
        /// The number in the chain at which it breaks.
        package let seq: Int64
        /// The row that stands there, if one does.
        package let entry: Int64?
        package let trouble: Trouble
    }

    package enum Trouble: String, Sendable {
        /// The entry or its hash was changed.
        case changed
        /// An entry was taken out.
        case missing
        /// Entries at the end, which someone has read, are gone.
        case cutShort = "cut-short"
    }
}

/// The pure part: what has been passed so far, and whether the next entries follow from it.
struct ChainWalk {
    private(set) var reached: Int64 = 0
    private var hash = Chain.start

    mutating func pass(_ links: [ChainLink]) -> JournalInspector.Finding? {
        for link in links {
            let expected = reached + 1
            guard link.seq == expected else {
                return JournalInspector.Finding(seq: expected, entry: nil, trouble: .missing)
            }
            guard link.hash == Chain.hash(after: hash, seq: expected, of: link), let sealed = link.hash else {
                return JournalInspector.Finding(seq: expected, entry: link.entry, trouble: .changed)
            }
            reached = expected
            hash = sealed
        }
        return nil
    }
}

extension Snapshot {
    fileprivate func chainLinks(after seq: Int64, limit: Int) throws -> [ChainLink] {
        try all("SELECT \(ChainLink.columns) FROM journal WHERE seq > \(seq) ORDER BY seq LIMIT \(limit)")
    }

    /// The last entry there is, and the last one that there must have been.
    fileprivate func chainMarks() throws -> (last: Int64, furthest: Int64) {
        let last: Int64? = try value("SELECT MAX(seq) FROM journal")
        let read: Int64? = try value("SELECT MAX(reached) FROM subscription")
        return (last ?? 0, max(read ?? 0, try lastNumberGiven()))
    }

    /// SQLite remembers the highest `entry` that it ever gave; PostgreSQL's numbers have gaps and prove nothing.
    private func lastNumberGiven() throws -> Int64 {
        guard dialect == .sqlite else { return 0 }
        return try value("SELECT seq FROM sqlite_sequence WHERE name = 'journal'") ?? 0
    }
}
