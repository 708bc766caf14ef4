import Basics
import Clients
import Events
import People
import Store

/// Somebody is to look at a case: a colleague has named them in a note, or a letter of theirs has not arrived.
package struct Attention: Sendable, Hashable {
    package typealias ID = Basics.ID<Attention>

    package let id: ID
    package let kind: Kind
    package let caseNumber: Int
    package let subject: String
    package let clientName: String
    /// Who called; nil for the program.
    package let byName: PersonName?
    package let at: Moment

    package enum Kind: String, CaseIterable, Sendable, Storable {
        /// In a note.
        case mention
        /// A letter was refused or came back.
        case undelivered
        /// Nobody knows whether a letter was sent.
        case uncertain
        /// Much of a deadline's time is used.
        case deadlineNear = "deadline-near"
        case deadlineBroken = "deadline-broken"
        /// What the client was promised is due soon.
        case promiseNear = "promise-near"
        case promiseBroken = "promise-broken"
    }
}

extension Attention: Record {
    package static let columns: SQL = """
        attention.id, attention.kind, service_case.number, service_case.subject, client.name, person.family,
        person.given, person.patronymic, attention.at
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        kind = try row.read()
        caseNumber = try row.read()
        subject = try row.read()
        clientName = try row.read()
        let family: String? = try row.read()
        let (given, patronymic) = (try row.read(String?.self), try row.read(String?.self))
        byName = family.map { PersonName(family: $0, given: given ?? "", patronymic: patronymic ?? "") }
        at = try row.read()
    }
}

extension Snapshot {
    /// What a person is to look at, the latest first.
    package func attentions(of member: Member, limit: Int = 50) throws -> [Attention] {
        guard let person = member.id else { return [] }
        return try all(
            """
            SELECT \(Attention.columns) FROM attention
            JOIN service_case ON service_case.id = attention.service_case JOIN client ON client.id = service_case.client
            LEFT JOIN person ON person.id = attention.by_person
            WHERE attention.person = \(person) AND attention.seen IS NULL AND \(member.sees(client: "client"))
            ORDER BY attention.at DESC, attention.id DESC LIMIT \(limit)
            """
        )
    }
}

extension Transaction {
    /// Calls somebody to a case; once for each cause.
    /// - Parameter subject: the note or the interaction that is the cause.
    func call(_ person: Person.ID, to id: Case.ID, _ kind: Attention.Kind, of subject: Int64, by caller: Person.ID?)
        throws
    {
        try run(
            """
            INSERT INTO attention (id, person, service_case, kind, subject, by_person, at)
            VALUES (\(newID(Attention.self)), \(person), \(id), \(kind), \(subject), \(caller), \(now))
            ON CONFLICT (person, kind, subject) DO UPDATE SET seen = NULL, at = excluded.at
            """
        )
    }

    /// A person has the case in front of them, and what called them there.
    /// - Returns: how many there were.
    @discardableResult
    package func attended(_ person: Person.ID, to id: Case.ID) throws -> Int {
        try run(
            "UPDATE attention SET seen = \(now) WHERE service_case = \(id) AND person = \(person) AND seen IS NULL"
        )
    }
}
