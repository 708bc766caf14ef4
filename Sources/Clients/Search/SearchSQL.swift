import Basics
import Events
import People
import Store

extension Snapshot {
    /// What has, for every word of the query, a word that begins so. When nothing has, the query is read as a telephone
    /// number without its country, and as typed with the keyboard in the other language.
    package func find(
        _ query: String,
        kinds: [SubjectKind] = [.client, .contact, .serviceCase],
        visibleTo member: Member,
        limit: Int = 20
    ) throws -> [Found] {
        for reading in SearchQuery.readings(of: query) {
            let found = try kinds.flatMap { try find(reading, $0, visibleTo: member, limit: limit) }
            if !found.isEmpty { return Array(found.prefix(limit)) }
        }
        return []
    }

    private func find(
        _ query: SearchQuery,
        _ kind: SubjectKind,
        visibleTo member: Member,
        limit: Int
    ) throws -> [Found] {
        guard let source = SearchSource(of: kind) else { return [] }
        // A subject comes once for each of its words that begins so; names seldom have more than two such.
        let rows = try all(
            """
            SELECT \(source.columns) FROM search_word AS found \(source.joins)
            WHERE found.subject_kind = \(kind) AND \(condition(of: query)) AND \(member.sees(client: "client"))
            ORDER BY found.word, found.subject LIMIT \(limit * 2)
            """
        ) { row in
            Found(
                kind: kind,
                id: try row.read(),
                client: try row.read(),
                title: try row.read(),
                detail: try row.read()
            )
        }
        var seen: Set<Int64> = []
        return Array(rows.filter { seen.insert($0.id).inserted }.prefix(limit))
    }

    /// The longest word leads, being the rarest as a rule; the others are looked up for what it finds.
    private func condition(of query: SearchQuery) -> SQL {
        let words = query.words.sorted { $0.count > $1.count }
        let conditions = words.enumerated().map { place, word -> SQL in
            let range: SQL = "BETWEEN \(word) AND \(SearchWords.end(of: word))"
            guard place > 0 else { return "found.word \(range)" }
            return """
                EXISTS (
                    SELECT 1 FROM search_word AS other WHERE other.subject_kind = found.subject_kind
                    AND other.subject = found.subject AND other.word \(range))
                """
        }
        return SQL.join(conditions, by: " AND ")
    }
}

/// What a search shows of each kind of thing.
private struct SearchSource {
    let columns: SQL
    let joins: SQL

    init?(of kind: SubjectKind) {
        switch kind {
        case .client:
            columns = "client.id, client.id, client.name, COALESCE(client.tax_number, '')"
            joins = "JOIN client ON client.id = found.subject"
        case .contact:
            columns = """
                contact.id, client.id,
                TRIM(contact.family || ' ' || TRIM(contact.given || ' ' || contact.patronymic)), client.name
                """
            joins = "JOIN contact ON contact.id = found.subject JOIN client ON client.id = contact.client"
        case .serviceCase:
            columns = "service_case.id, client.id, service_case.subject, CAST(service_case.number AS TEXT)"
            joins = """
                JOIN service_case ON service_case.id = found.subject JOIN client ON client.id = service_case.client
                """
        default:
            return nil
        }
    }
}
