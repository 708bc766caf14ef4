import Basics
import Store

extension Transaction {
    /// Writes down what happened, in the same transaction as the change itself.
    package func record(_ event: Event, by actor: Actor) throws {
        try record([(event, actor)])
    }

    /// Writes down several things that happened, in their order.
    package func record(_ events: [(Event, by: Actor)]) throws {
        guard !events.isEmpty else { return }
        try maySeal() ? recordSealed(events) : recordUnsealed(events)
    }

    /// While no other transaction does so, this one numbers and chains by itself. On SQLite there is one writer at a time.
    private func recordSealed(_ events: [(Event, by: Actor)]) throws {
        var last = try lastSeal()
        let numbers = try entryNumbers(for: events.count, after: last)
        let rows = zip(events, numbers).map { event, number -> SQL in
            let (seq, actor, event) = (last.seq + 1, event.by, event.0)
            let entry = JournalEntry(entry: number, seq: seq, at: now, actor: actor, event: event)
            last = Seal(seq: seq, hash: Chain.hash(after: last.hash, seq: seq, of: entry))
            return """
                (\(number), \(seq), \(now), \(actor.kind), \(actor.id), \(event.client), \(event.subject.kind),
                \(event.subject.id), \(event.kind.name), \(entry.text), \(last.hash))
                """
        }
        let ownNumbers: SQL = dialect == .postgres ? "OVERRIDING SYSTEM VALUE" : ""
        try send(
            """
            INSERT INTO journal (entry, seq, at, actor_kind, actor, client, subject_kind, subject, kind, data, hash)
            \(ownNumbers) VALUES
            """,
            rows: rows
        )
        try announce(.journalSealed)
    }

    /// The hash covers the number of the entry, so that is drawn before it is written.
    private func entryNumbers(for count: Int, after last: Seal) throws -> [Int64] {
        switch dialect {
        case .sqlite: (0..<Int64(count)).map { last.seq + 1 + $0 }
        case .postgres:
            try values("SELECT nextval('journal_entry_seq') FROM generate_series(1, \(count))").sorted()
        }
    }

    /// Many writers commit side by side; `Sealer` numbers and chains after them.
    private func recordUnsealed(_ events: [(Event, by: Actor)]) throws {
        try send(
            "INSERT INTO journal (at, actor_kind, actor, client, subject_kind, subject, kind, data) VALUES",
            rows: events.map { event, actor in
                """
                (\(now), \(actor.kind), \(actor.id), \(event.client), \(event.subject.kind), \(event.subject.id),
                \(event.kind.name), \(CanonicalJSON.text(of: event.data)))
                """
            }
        )
        try announce(.journalWritten)
    }
}

extension JournalEntry {
    fileprivate init(entry: Int64, seq: Int64, at: Moment, actor: Actor, event: Event) {
        self.entry = entry
        self.seq = seq
        self.at = at
        self.actor = actor
        client = event.client
        subject = event.subject
        kind = event.kind
        text = CanonicalJSON.text(of: event.data)
        hash = nil
    }
}

/// The end of the chain.
package struct Seal: Record {
    package static let columns: SQL = "seq, hash"

    package let seq: Int64
    package let hash: [UInt8]

    init(seq: Int64, hash: [UInt8]) {
        self.seq = seq
        self.hash = hash
    }

    package init(from row: inout Row) throws {
        seq = try row.read()
        hash = try row.read()
    }
}

extension Snapshot {
    package func lastSeal() throws -> Seal {
        try first("SELECT \(Seal.columns) FROM journal WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1")
            ?? Seal(seq: 0, hash: Chain.start)
    }

    /// - Returns: the number of the last entry; nil when there are some that have no number yet.
    package func endOfJournal() throws -> Int64? {
        if dialect == .postgres, try hasUnsealedEntries() { return nil }
        return try value("SELECT seq FROM journal WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1") ?? 0
    }

    /// Sealed entries after `seq`, oldest first: what subscribers read.
    package func journal(after seq: Int64, limit: Int) throws -> [JournalEntry] {
        try all(
            "SELECT \(JournalEntry.columns) FROM journal WHERE seq > \(seq) ORDER BY seq LIMIT \(limit)"
        )
    }

    /// What happened to one thing, oldest first, sealed or not yet; when it is more than `limit`, the latest of it.
    package func history(of subject: Event.Subject, limit: Int = 1000) throws -> [JournalEntry] {
        let latest: [JournalEntry] = try all(
            """
            SELECT \(JournalEntry.columns) FROM journal
            WHERE subject_kind = \(subject.kind) AND subject = \(subject.id) ORDER BY entry DESC LIMIT \(limit)
            """
        )
        return latest.reversed()
    }
}

extension Channel {
    /// PostgreSQL: entries wait for the sealer.
    package static let journalWritten = Channel("journal_written")
    /// Subscribers have something to read.
    package static let journalSealed = Channel("journal_sealed")
}
