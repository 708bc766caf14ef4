import Basics
import Clients
import People
import Store

/// Which interactions a list shows; what is nil does not narrow it.
package struct InteractionFilter: Sendable, Hashable {
    package var client: Client.ID?
    package var caseID: Case.ID?
    package var channel: ContactChannel?
    package var direction: Interaction.Direction?
    /// Who of the staff took part.
    package var author: Person.ID?
    /// Who spoke for the client.
    package var contact: Contact.ID?
    package var since: Moment?
    package var before: Moment?
    /// Words that all stand in the subject or the text, in any spelling of case; parts of words count.
    package var words: String

    package init(
        client: Client.ID? = nil,
        caseID: Case.ID? = nil,
        channel: ContactChannel? = nil,
        direction: Interaction.Direction? = nil,
        author: Person.ID? = nil,
        contact: Contact.ID? = nil,
        since: Moment? = nil,
        before: Moment? = nil,
        words: String = ""
    ) {
        self.client = client
        self.caseID = caseID
        self.channel = channel
        self.direction = direction
        self.author = author
        self.contact = contact
        self.since = since
        self.before = before
        self.words = words
    }

    /// Everything of a client is shown.
    package var isOpen: Bool { self == InteractionFilter(client: client) }
}

extension Snapshot {
    /// Everything between a client and the company, the latest first (SPEC W1).
    package func timeline(
        of client: Client,
        _ filter: InteractionFilter = InteractionFilter(),
        before cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<Touch, TimeCursor> {
        var filter = filter
        filter.client = client.id
        let words = FoldedWords(filter.words)
        guard !words.isEmpty else {
            return try Slice(touches(filter, before: cursor, limit: limit + 1), limit: limit, cursor: \.cursor)
        }
        // Words are looked for in the text itself, which no index holds; nothing is read far beyond what fills the page.
        var (found, place): ([Touch], TimeCursor?) = ([], cursor)
        while found.count <= limit {
            let some = try touches(filter, before: place, limit: Self.searchedAtOnce)
            found += some.filter { words.stand(in: $0.interaction.subject, $0.interaction.text) }
            guard some.count == Self.searchedAtOnce else { break }
            place = some.last?.cursor
        }
        return Slice(Array(found.prefix(limit + 1)), limit: limit, cursor: \.cursor)
    }

    private static let searchedAtOnce = 500

    private func touches(_ filter: InteractionFilter, before cursor: TimeCursor?, limit: Int) throws -> [Touch] {
        try all(
            """
            SELECT \(Interaction.columns), service_case.number, service_case.subject
            FROM \(Interaction.source) LEFT JOIN service_case ON service_case.id = interaction.service_case
            WHERE \(SQL.join(filter.conditions(before: cursor), by: " AND "))
            ORDER BY interaction.at DESC, interaction.id DESC LIMIT \(limit)
            """
        ) { row in
            Touch(interaction: try Interaction(from: &row), caseNumber: try row.read(), caseSubject: try row.read())
        }
    }

    /// Who of the staff ever had to do with the client. Whoever holds a `Client` was allowed to see it.
    package func timelineAuthors(of client: Client) throws -> [Person.ID] {
        try values(
            """
            SELECT DISTINCT interaction.author FROM interaction
            WHERE interaction.client = \(client.id) AND interaction.author IS NOT NULL LIMIT 200
            """
        )
    }

    /// Interactions of all clients that this member may know of, the latest first.
    package func interactions(
        _ filter: InteractionFilter = InteractionFilter(),
        visibleTo member: Member,
        before cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<Interaction, TimeCursor> {
        let conditions = filter.conditions(before: cursor) + [member.sees(client: "client")]
        let found: [Interaction] = try all(
            """
            SELECT \(Interaction.columns) FROM \(Interaction.source) JOIN client ON client.id = interaction.client
            WHERE \(SQL.join(conditions, by: " AND "))
            ORDER BY interaction.at DESC, interaction.id DESC LIMIT \(limit + 1)
            """
        )
        return Slice(found, limit: limit) { TimeCursor(at: $0.at, id: $0.id.rawValue) }
    }
}

extension Touch {
    fileprivate var cursor: TimeCursor { TimeCursor(at: interaction.at, id: interaction.id.rawValue) }
}

extension InteractionFilter {
    fileprivate func conditions(before cursor: TimeCursor?) -> [SQL] {
        var conditions: [SQL] = []
        if let client { conditions.append("interaction.client = \(SQL.standing(client))") }
        if let caseID { conditions.append("interaction.service_case = \(caseID)") }
        if let channel { conditions.append("interaction.channel = \(channel)") }
        if let direction { conditions.append("interaction.direction = \(direction)") }
        // Of one client: whoever is busy has far more interactions than any client, so theirs is the wrong index.
        if let author {
            conditions.append(client == nil ? "interaction.author = \(author)" : "interaction.author + 0 = \(author)")
        }
        if let contact { conditions.append("interaction.contact = \(contact)") }
        if let since { conditions.append("interaction.at >= \(since)") }
        if let before { conditions.append("interaction.at < \(before)") }
        if let cursor { conditions.append("(interaction.at, interaction.id) < (\(cursor.at), \(cursor.id))") }
        return conditions
    }
}
