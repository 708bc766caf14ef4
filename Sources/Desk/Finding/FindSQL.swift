import Basics
import Clients
import Events
import People
import Store

extension Snapshot {
    /// What has all words of the query somewhere in it: any part of a name, address or number; in texts any form of a word, or
    /// its beginning. When nothing has, the query is read as typed on the other keyboard.
    ///
    /// What is meant exactly comes first: a case's number, a telephone, a tax number. Then, kind by kind, the member's own clients
    /// and open cases, then the rest, the newest first.
    ///
    /// - Parameter limit: for each kind.
    package func find(
        _ query: String,
        kinds: [SubjectKind] = [.client, .contact, .serviceCase],
        visibleTo member: Member,
        limit: Int = 20
    ) throws -> [Found] {
        let exact = try exactly(query, kinds, visibleTo: member, limit: limit)
        for reading in FindReading.all(of: query) {
            let found = try kinds.flatMap { kind in
                var found = FoundList(limit: limit)
                try find(reading, kind, visibleTo: member, into: &found)
                return found.items
            }
            if !found.isEmpty { return FoundList.joined(exact, found) }
        }
        return exact.isEmpty ? try beginnings(query, kinds, visibleTo: member, limit: limit) : exact
    }

    private func find(
        _ reading: FindReading,
        _ kind: SubjectKind,
        visibleTo member: Member,
        into found: inout FoundList
    ) throws {
        guard let source = FindSource(kind) else { return }
        switch kind {
        case .client:
            try ownClients(reading.names, source, visibleTo: member, into: &found)
            try lookByName(source, kind, reading, visibleTo: member, into: &found)
        case .contact:
            try lookByName(source, kind, reading, visibleTo: member, into: &found)
        case .serviceCase:
            try look(source, kind, reading.texts.and(.exactly(Case.openMark)), visibleTo: member, into: &found)
            try look(source, kind, reading.texts, visibleTo: member, into: &found)
        default:
            try look(source, kind, reading.texts, visibleTo: member, into: &found)
        }
    }

    /// Those that are called exactly so come before those that another form of the words fits.
    private func lookByName(
        _ source: FindSource,
        _ kind: SubjectKind,
        _ reading: FindReading,
        visibleTo member: Member,
        into found: inout FoundList
    ) throws {
        let isExact = reading.names.likeness(of: "doc.words")
        guard !found.isFull, let documents = SQL.documents(of: source.index, with: reading.forms, in: dialect)
        else { return }
        let some = try all(
            """
            SELECT \(source.columns), CASE WHEN \(isExact) THEN 1 ELSE 0 END
            FROM \(documents.source) \(source.joins("doc.id"))
            WHERE \(documents.condition) AND \(member.sees(client: "client"))
            ORDER BY \(documents.id) DESC LIMIT \(found.limit)
            """
        ) { row in (found: try Found(kind, from: &row), isExact: try row.read(Bool.self)) }
        // Where there are more, the exact ones may be among those left out.
        if some.count == found.limit { try look(source, kind, reading.names, visibleTo: member, into: &found) }
        found.add(some.filter(\.isExact).map(\.found) + some.filter { !$0.isExact }.map(\.found))
    }

    private func look(
        _ source: FindSource,
        _ kind: SubjectKind,
        _ query: TextQuery,
        visibleTo member: Member,
        into found: inout FoundList
    ) throws {
        guard !found.isFull, let documents = SQL.documents(of: source.index, with: query, in: dialect) else { return }
        try found.add(
            all(
                """
                SELECT \(source.columns) FROM \(documents.source) \(source.joins("doc.id"))
                WHERE \(documents.condition) AND \(member.sees(client: "client"))
                ORDER BY \(documents.id) DESC LIMIT \(found.limit)
                """
            ) { row in try Found(kind, from: &row) }
        )
    }

    /// Those that the member looks after are few enough to be read one by one.
    private func ownClients(
        _ query: TextQuery,
        _ source: FindSource,
        visibleTo member: Member,
        into found: inout FoundList
    ) throws {
        guard let person = member.id else { return }
        try found.add(
            all(
                """
                SELECT \(source.columns) FROM (
                    SELECT id FROM client WHERE own_manager = \(person) ORDER BY sort_name, id LIMIT 5000) AS own
                JOIN search_doc AS doc ON doc.id = own.id \(source.joins("doc.id"))
                WHERE \(query.likeness(of: "doc.words")) AND \(member.sees(client: "client"))
                LIMIT \(found.limit)
                """
            ) { row in try Found(.client, from: &row) }
        )
    }

    /// One or two letters are looked for at the beginning of clients' names alone, and so is what is not in the index yet.
    private func beginnings(
        _ query: String,
        _ kinds: [SubjectKind],
        visibleTo member: Member,
        limit: Int
    ) throws -> [Found] {
        guard kinds.contains(.client), query.contains(where: \.isLetter) else { return [] }
        let found = try clients(ClientFilter(beginning: query), visibleTo: member, limit: limit).items
        return found.map { client in
            Found(
                kind: .client,
                id: client.id.rawValue,
                client: client.id.rawValue,
                title: client.name,
                detail: client.taxNumber?.text ?? "",
                caseNumber: nil
            )
        }
    }
}

/// What was found of one kind, each thing once, in the order in which it was found.
private struct FoundList {
    let limit: Int
    private(set) var items: [Found] = []
    private var seen: Set<Int64> = []

    init(limit: Int) {
        self.limit = limit
    }

    var isFull: Bool { items.count >= limit }

    mutating func add(_ more: [Found]) {
        for one in more where !isFull && seen.insert(one.id).inserted { items.append(one) }
    }

    static func joined(_ first: [Found], _ rest: [Found]) -> [Found] {
        let seen = Set(first.map(\.id))
        return first + rest.filter { !seen.contains($0.id) }
    }
}
