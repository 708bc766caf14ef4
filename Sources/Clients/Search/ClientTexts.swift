import Basics
import Store

// By which words clients and contacts are found: names, tax number, and what they are reached at.

extension Snapshot {
    /// Clients as they stand; who was merged into another is not found any more.
    package func clientTexts(_ ids: [Client.ID], _ found: FoundText) throws -> [TextDocument] {
        guard !ids.isEmpty else { return [] }
        let clients = try all(
            "SELECT id, name, tax_number FROM client WHERE id IN (\(SQL.list(ids))) AND merged_into IS NULL"
        ) { row in
            (id: try row.read(Client.ID.self), words: [try row.read(String.self), try row.read(String?.self) ?? ""])
        }
        let points = try points(where: "client IN (\(SQL.list(ids))) AND contact IS NULL")
        let details = try details(of: SQL.list(ids))
        let gone = Set(ids).subtracting(clients.map(\.id)).map { TextDocument($0.rawValue, in: .client, nil) }
        return gone
            + clients.map { client in
                let words =
                    client.words.flatMap(found.names) + found.words(points[client.id.rawValue] ?? [])
                    + (details[client.id] ?? []).flatMap(found.names)
                return TextDocument(client.id.rawValue, in: .client, words)
            }
    }

    /// Contacts as they stand; who was taken off the card is not found any more.
    package func contactTexts(_ ids: [Contact.ID], _ found: FoundText) throws -> [TextDocument] {
        guard !ids.isEmpty else { return [] }
        let contacts = try all(
            """
            SELECT id, family, given, patronymic, position FROM contact WHERE id IN (\(SQL.list(ids))) AND gone IS NULL
            """
        ) { row in
            (id: try row.read(Contact.ID.self), words: try (0..<4).map { _ in try row.read(String.self) })
        }
        let points = try points(where: "contact IN (\(SQL.list(ids)))")
        let gone = Set(ids).subtracting(contacts.map(\.id)).map { TextDocument($0.rawValue, in: .contact, nil) }
        return gone
            + contacts.map { contact in
                let words = contact.words.flatMap(found.names) + found.words(points[contact.id.rawValue] ?? [])
                return TextDocument(contact.id.rawValue, in: .contact, words)
            }
    }

    /// Tags, and what is written in custom fields that are text, a number or chosen.
    private func details(of clients: SQL) throws -> [Client.ID: [String]] {
        var details: [Client.ID: [String]] = [:]
        try each(
            """
            SELECT client, name FROM client_tag WHERE client IN (\(clients))
            UNION ALL
            SELECT client_field_value.client, client_field_value.value FROM client_field_value
            JOIN client_field ON client_field.id = client_field_value.field
            WHERE client_field_value.client IN (\(clients)) AND client_field.kind IN ('text', 'number', 'choice')
            """
        ) { row in
            let client: Client.ID = try row.read()
            details[client, default: []].append(try row.read())
        }
        return details
    }

    /// By the contact whose they are, or else the client.
    private func points(where condition: SQL) throws -> [Int64: [(ContactPoint.Kind, String)]] {
        var points: [Int64: [(ContactPoint.Kind, String)]] = [:]
        try each(
            """
            SELECT COALESCE(contact, client), kind, normalized FROM contact_point
            WHERE \(condition) AND gone IS NULL ORDER BY id
            """
        ) { row in
            let owner: Int64 = try row.read()
            points[owner, default: []].append((try row.read(), try row.read()))
        }
        return points
    }
}

extension FoundText {
    fileprivate func words(_ points: [(ContactPoint.Kind, String)]) -> [String] {
        points.flatMap { kind, normalized in
            kind == .phone ? [normalized.filter(\.isNumber)] : names(normalized)
        }
    }
}
