import Basics
import People
import Store

extension Presence: Record {
    package static let columns: SQL =
        "presence.person, person.family, person.given, person.patronymic, presence.writing, presence.seen"

    package init(from row: inout Row) throws {
        person = try row.read()
        name = PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read())
        writing = try row.read()
        seen = try row.read()
    }
}

extension Snapshot {
    /// Who has the case open, in the order in which they joined the company.
    package func present(on id: Case.ID) throws -> [Presence] {
        try all(
            """
            SELECT \(Presence.columns) FROM presence JOIN person ON person.id = presence.person
            WHERE presence.service_case = \(id) AND presence.seen > \(now - Presence.lasts) ORDER BY presence.person
            """
        )
    }
}

extension Transaction {
    /// A sign of life from somebody who has the case open; to be repeated every twenty seconds or so.
    package func present(_ person: Person.ID, on id: Case.ID, writing: Bool) throws {
        try send("DELETE FROM presence WHERE seen < \(now - Presence.lasts)")
        try send(
            """
            INSERT INTO presence (service_case, person, seen, writing) VALUES (\(id), \(person), \(now), \(writing))
            ON CONFLICT (service_case, person) DO UPDATE SET seen = excluded.seen, writing = excluded.writing
            """
        )
        try announce(.presence)
    }

    package func absent(_ person: Person.ID, from id: Case.ID) throws {
        try send("DELETE FROM presence WHERE service_case = \(id) AND person = \(person)")
        try announce(.presence)
    }
}
