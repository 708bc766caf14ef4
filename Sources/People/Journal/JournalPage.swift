import Basics
import Events
import Store

/// Which part of the journal is wanted; what is nil is not asked.
package struct JournalFilter: Sendable, Hashable {
    /// The beginning of a kind: `case.`, or `session.refused`.
    package var kind: String?
    package var actor: Person.ID?
    package var client: Int64?
    package var subject: Event.Subject?
    package var from: Moment?
    package var to: Moment?

    package init(
        kind: String? = nil,
        actor: Person.ID? = nil,
        client: Int64? = nil,
        subject: Event.Subject? = nil,
        from: Moment? = nil,
        to: Moment? = nil
    ) {
        self.kind = kind
        self.actor = actor
        self.client = client
        self.subject = subject
        self.from = from
        self.to = to
    }
}

extension Snapshot {
    /// A page of the journal, the latest first, without what concerns clients that the member may not know of: all of them
    /// for one who has no right to see clients.
    ///
    /// - Parameter entry: `entry` of the last one of the page before.
    package func journalPage(
        _ filter: JournalFilter,
        visibleTo member: Member,
        before entry: Int64? = nil,
        limit: Int
    ) throws -> [JournalEntry] {
        try member.require(.seeJournal)
        var conditions = filter.conditions
        conditions.append(member.may(.seeClients) ? member.sees(clientID: "journal.client") : "journal.client IS NULL")
        if let entry { conditions.append("journal.entry < \(entry)") }
        guard let beginning = filter.kind, !beginning.isEmpty else { return try latest(conditions, limit: limit) }
        if filter.isOfOne {
            return try latest(conditions + [SQL.begins("journal.kind", with: beginning)], limit: limit)
        }
        return try latest(conditions, of: journalKinds().filter { $0.name.hasPrefix(beginning) }, limit: limit)
    }

    private func latest(_ conditions: [SQL], limit: Int) throws -> [JournalEntry] {
        try all("SELECT \(JournalEntry.columns) \(Self.latest(conditions, limit: limit))")
    }

    /// The latest of each kind, and of all these the latest: a look into the index for each, however rare it is.
    private func latest(_ conditions: [SQL], of kinds: [Event.Kind], limit: Int) throws -> [JournalEntry] {
        guard !kinds.isEmpty else { return [] }
        let ofEach = kinds.map { kind -> SQL in
            let one = Self.latest(conditions + ["journal.kind = \(kind.name)"], limit: limit)
            return "SELECT * FROM (SELECT \(JournalEntry.columns) \(one)) AS latest"
        }
        return try all(
            """
            SELECT \(JournalEntry.columns) FROM (\(SQL.join(ofEach, by: " UNION ALL "))) AS found
            ORDER BY entry DESC LIMIT \(limit)
            """
        )
    }

    private static func latest(_ conditions: [SQL], limit: Int) -> SQL {
        "FROM journal WHERE \(SQL.join(conditions, by: " AND ")) ORDER BY journal.entry DESC LIMIT \(limit)"
    }
}

extension JournalFilter {
    /// It follows one person or thing, of whom there is an index of their own.
    fileprivate var isOfOne: Bool { actor != nil || client != nil || subject != nil }

    /// All but the kind.
    fileprivate var conditions: [SQL] {
        var conditions: [SQL] = []
        if let actor { conditions.append("journal.actor_kind = 'person' AND journal.actor = \(actor)") }
        if let client { conditions.append("journal.client = \(client)") }
        if let subject {
            conditions.append("journal.subject_kind = \(subject.kind) AND journal.subject = \(subject.id)")
        }
        if let from { conditions.append("journal.at >= \(from)") }
        if let to { conditions.append("journal.at < \(to)") }
        return conditions
    }
}
