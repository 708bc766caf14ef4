import Basics
import People
import Store
import Telephony

extension Phone: Record {
    package static let columns: SQL =
        "phone.id, phone.person, phone.extension, phone.name, phone.kind, phone.removed"

    package init(from row: inout Row) throws {
        id = try row.read()
        person = try row.read()
        `extension` = try row.read()
        name = try row.read()
        kind = try row.read()
        removed = try row.read()
    }
}

extension Snapshot {
    /// Those that are in use, each person's oldest first.
    package func phones(of people: [Person.ID]? = nil) throws -> [Phone] {
        guard people != [] else { return [] }
        let whose: SQL = people.map { "AND phone.person IN (\(SQL.list($0)))" } ?? ""
        return try all(
            """
            SELECT \(Phone.columns) FROM phone JOIN person ON person.id = phone.person
            WHERE phone.removed IS NULL AND person.state <> 'left' \(whose) ORDER BY phone.person, phone.id
            """
        )
    }

    /// Whose phone is, or was when it was last in use, rung as each of these.
    func people(ringing endpoints: [Endpoint]) throws -> [Endpoint: Person.ID] {
        let wanted = Set(endpoints.compactMap { Extension($0.resource) }).sorted()
        guard !wanted.isEmpty else { return [:] }
        var people: [Endpoint: Person.ID] = [:]
        // One in use comes last, and counts.
        let phones: [Phone] = try all(
            """
            SELECT \(Phone.columns) FROM phone WHERE extension IN (\(SQL.list(wanted)))
            ORDER BY CASE WHEN removed IS NULL THEN 1 ELSE 0 END, removed
            """
        )
        for phone in phones { if let endpoint = phone.endpoint { people[endpoint] = phone.person } }
        return people
    }

    func findPhone(_ id: Phone.ID) throws -> Phone? {
        try first("SELECT \(Phone.columns) FROM phone WHERE id = \(id) AND removed IS NULL")
    }

    func findPhone(byLink secret: Secret) throws -> Phone? {
        try first(
            """
            SELECT \(Phone.columns) FROM phone JOIN person ON person.id = phone.person
            WHERE phone.link = \(secret.hash) AND phone.link_until > \(now) AND phone.removed IS NULL
                AND person.state <> 'left'
            """
        )
    }

    func takenExtensions() throws -> Set<Extension> {
        Set(try values("SELECT extension FROM phone WHERE removed IS NULL"))
    }

    func sealedSecrets(of phones: [Phone.ID]) throws -> [Phone.ID: [UInt8]] {
        guard !phones.isEmpty else { return [:] }
        let rows = try all("SELECT id, secret FROM phone WHERE id IN (\(SQL.list(phones)))") { row in
            (try row.read(Phone.ID.self), try row.read([UInt8].self))
        }
        return Dictionary(rows) { first, _ in first }
    }
}

extension Transaction {
    func insert(_ phone: Phone, secret: [UInt8]) throws {
        try run(
            """
            INSERT INTO phone (id, person, extension, name, kind, secret, made)
            VALUES (\(phone.id), \(phone.person), \(phone.extension), \(phone.name), \(phone.kind), \(secret), \(now))
            """
        )
    }

    /// Whoever had a link to the old one has none to the new.
    func write(secret: [UInt8], of phone: Phone.ID) throws {
        try run("UPDATE phone SET secret = \(secret), link = NULL, link_until = NULL WHERE id = \(phone)")
    }

    func write(link: Secret, until: Moment, of phone: Phone.ID) throws {
        try run("UPDATE phone SET link = \(link.hash), link_until = \(until) WHERE id = \(phone)")
    }

    func setRemoved(_ phone: Phone.ID) throws {
        try run("UPDATE phone SET removed = \(now) WHERE id = \(phone)")
    }
}
