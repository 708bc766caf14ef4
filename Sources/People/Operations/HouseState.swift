import Basics
import Events
import Store

/// How the house stands, for those who look after it.
package struct HouseState: Sendable {
    package let dialect: Dialect
    /// Bytes that the database takes.
    package let databaseSize: Int
    /// Sealed entries.
    package let journalLength: Int
    /// Jobs whose time has come, and since when the oldest of them waits.
    package let backlog: (count: Int, oldest: Moment?)
    /// Jobs that were given up.
    package let dead: [Job]
    package let subscriptions: [Subscription]
    package let takeovers: [TakeoverRecord]
}

extension Snapshot {
    package func houseState(for member: Member) throws -> HouseState {
        try member.require(.seeOperations)
        return HouseState(
            dialect: dialect,
            databaseSize: try databaseSize(),
            journalLength: Int(try lastSeal().seq),
            backlog: try backlog(),
            dead: try deadJobs(limit: 100),
            subscriptions: try subscriptions(),
            takeovers: TakeoverRecord.read(from: try journal(about: .takeover, limit: 100))
        )
    }

    /// Without looking for damage, which takes its time.
    private func databaseSize() throws -> Int {
        switch dialect {
        case .sqlite: try value("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") ?? 0
        case .postgres: try value("SELECT pg_database_size(current_database())") ?? 0
        }
    }

    /// What happened to all things of one sort, the latest first; for sorts of which there are few.
    private func journal(about kind: SubjectKind, limit: Int) throws -> [JournalEntry] {
        try all(
            """
            SELECT \(JournalEntry.columns) FROM journal WHERE subject_kind = \(kind) ORDER BY entry DESC LIMIT \(limit)
            """
        )
    }
}

/// A history that was taken over from another program, as the journal tells it.
package struct TakeoverRecord: Sendable, Hashable {
    package let source: String
    package let file: String
    package let begun: Moment
    /// Nil while it is at work, or when it was stopped half-way.
    package let ended: Moment?
    package let cases: Int
    package let events: Int
    package let rejected: Int

    static func read(from entries: [JournalEntry]) -> [TakeoverRecord] {
        let ends = entries.filter { $0.kind == "takeover.ended" }
        return entries.filter { $0.kind == "takeover.begun" }.map { begun in
            let facts = begun.facts
            return TakeoverRecord(
                source: facts["source"]?.text ?? "",
                file: facts["file"]?.text ?? "",
                begun: begun.at,
                ended: ends.first { $0.subject == begun.subject }?.at,
                cases: Int(facts["cases"]?.number ?? 0),
                events: Int(facts["events"]?.number ?? 0),
                rejected: Int(facts["rejected"]?.number ?? 0)
            )
        }
    }
}
