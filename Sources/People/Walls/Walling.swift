import Basics
import Store

/// How a client is walled, as far as it has to be remembered.
package struct Walling: Codable, Hashable, Sendable {
    package let confidential: Bool
    package let names: [Name]

    package struct Name: Codable, Hashable, Sendable {
        package let person: Person.ID
        package let namedBy: Person.ID?
        package let at: Int64
    }

    /// As strict as both: known to those alone who may know of both.
    package func stricter(with other: Walling) -> Walling {
        guard confidential, other.confidential else { return confidential ? self : other }
        let named = Set(other.names.map(\.person))
        return Walling(confidential: true, names: names.filter { named.contains($0.person) })
    }

    package func letsIn(_ person: Person.ID) -> Bool {
        !confidential || names.contains { $0.person == person }
    }
}

extension Snapshot {
    package func walling<Client>(of client: ID<Client>) throws -> Walling {
        let names = try all(
            "SELECT person, named_by, at FROM client_wall WHERE client = \(client) ORDER BY person"
        ) { row in Walling.Name(person: try row.read(), namedBy: try row.read(), at: try row.read()) }
        let confidential: Bool? = try value("SELECT confidential FROM client WHERE id = \(client)")
        return Walling(confidential: confidential ?? false, names: names)
    }
}

extension Transaction {
    /// Walls a client so, whatever stood there: no rights, no event. For what puts two clients together or apart.
    package func wall<Client>(_ client: ID<Client>, as walling: Walling) throws {
        try run("UPDATE client SET confidential = \(walling.confidential) WHERE id = \(client)")
        try clearNames(of: client)
        try send(
            "INSERT INTO client_wall (client, person, named_by, at) VALUES",
            rows: walling.names.map { "(\(client), \($0.person), \($0.namedBy), \($0.at))" }
        )
    }
}
