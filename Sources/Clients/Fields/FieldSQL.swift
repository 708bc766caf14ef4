import Basics
import People
import Store

extension Snapshot {
    /// In the order in which they stand on a card.
    package func customFields(includingGone: Bool = false) throws -> [CustomField] {
        let condition: SQL = includingGone ? "" : "WHERE client_field.gone IS NULL"
        return try all(
            "SELECT \(CustomField.columns) FROM client_field \(condition) ORDER BY client_field.place, client_field.id"
        )
    }

    package func customField(_ id: CustomField.ID) throws -> CustomField? {
        try first("SELECT \(CustomField.columns) FROM client_field WHERE client_field.id = \(id)")
    }

    /// Whoever holds a `Client` was allowed to see it.
    package func fieldValues(of client: Client) throws -> [CustomField.ID: String] {
        try fieldValues(of: client.id)
    }

    func fieldValues(of client: Client.ID) throws -> [CustomField.ID: String] {
        try fieldValues(ofAll: [client])[client] ?? [:]
    }

    func fieldValues(ofAll clients: [Client.ID]) throws -> [Client.ID: [CustomField.ID: String]] {
        guard !clients.isEmpty else { return [:] }
        let found = try all(
            """
            SELECT client_field_value.client, \(FieldValue.columns) FROM client_field_value
            WHERE client_field_value.client IN (\(SQL.list(clients)))
            ORDER BY client_field_value.id
            """
        ) { row in (try row.read(Client.ID.self), try FieldValue(from: &row)) }
        // Two cards that became one may both have had a value: the older one is shown.
        return Dictionary(grouping: found, by: \.0).mapValues { values in
            Dictionary(values.map { ($0.1.field, $0.1.value) }) { first, _ in first }
        }
    }
}

extension Transaction {
    /// Writes rows as they are: no rights, no event.
    func save(_ values: [(FieldValue, CustomField.Kind)], of client: Client.ID) throws {
        try send(
            "INSERT INTO client_field_value (id, client, field, value, sort) VALUES",
            rows: values.map { value, kind in
                "(\(newID(FieldValue.self)), \(client), \(value.field), \(value.value), \(value.sort(as: kind)))"
            }
        )
    }

    func deleteValue(of field: CustomField.ID, of client: Client.ID) throws {
        try send("DELETE FROM client_field_value WHERE client = \(client) AND field = \(field)")
    }

    func insert(_ field: CustomField) throws {
        try run(
            """
            INSERT INTO client_field (id, name, kind, choices, place, version, gone)
            VALUES (\(field.id), \(field.name), \(field.kind), \(field.choices.joined(separator: "\n")), \(field.place),
                \(field.version), \(field.gone))
            """
        )
    }

    func save(_ field: CustomField) throws {
        let changed = try run(
            """
            UPDATE client_field SET name = \(field.name), choices = \(field.choices.joined(separator: "\n")),
                place = \(field.place), version = \(field.version), gone = \(field.gone)
            WHERE id = \(field.id) AND version = \(field.version - 1)
            """
        )
        guard changed == 1 else { throw ClientRefusal.stale(current: field.version) }
    }
}
