import Basics
import Clients
import Events
import People
import Store

/// Somebody is to look at a case or a task: a colleague has named them in a note, or asks for work, or a letter of theirs has not arrived.
package struct Attention: Sendable, Hashable {
    package typealias ID = Basics.ID<Attention>

    package let id: ID
    package let kind: Kind
    package let place: Place
    /// Of the case, or what is asked for.
    package let subject: String
    /// Nil for a task that is for no client.
    package let clientName: String?
    /// Who called; nil for the program.
    package let byName: PersonName?
    package let at: Moment

    /// What is to be looked at, by its number.
    package enum Place: Sendable, Hashable {
        case serviceCase(Int)
        case task(Int)
    }

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
        /// Work is asked of this person, or of a department that this person answers for.
        case taskAsked = "task-asked"
        case taskReturned = "task-returned"
        /// There is a result to accept.
        case taskDone = "task-done"
        case taskSentBack = "task-sent-back"
        case taskWithdrawn = "task-withdrawn"
        case taskCaseClosed = "task-case-closed"
        case taskNear = "task-near"
        case taskOverdue = "task-overdue"
        /// An escalation waits for this person's answer, and soon it will be too late.
        case escalated
        case escalationNear = "escalation-near"
        /// It has climbed past this person, or waits at the top beyond its time.
        case escalationClimbed = "escalation-climbed"
        case escalationOverdue = "escalation-overdue"
        case escalationAnswered = "escalation-answered"
    }
}

extension Attention: Record {
    package static let columns: SQL = """
        attention.id, attention.kind, task.number, service_case.number, COALESCE(task.what, service_case.subject),
        client.name, person.family, person.given, person.patronymic, attention.at
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        kind = try row.read()
        let (task, found) = (try row.read(Int?.self), try row.read(Int?.self))
        place =
            try task.map(Place.task) ?? found.map(Place.serviceCase)
            ?? { throw UnreadableColumn(index: 2, wanted: "Place") }()
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
            LEFT JOIN task ON task.id = attention.task
            LEFT JOIN service_case ON service_case.id = COALESCE(attention.service_case, task.service_case)
            LEFT JOIN client ON client.id = service_case.client LEFT JOIN person ON person.id = attention.by_person
            WHERE attention.person = \(person) AND attention.seen IS NULL
                AND (service_case.id IS NULL OR (client.id IS NOT NULL AND \(member.sees(client: "client"))))
            ORDER BY attention.at DESC, attention.id DESC LIMIT \(limit)
            """
        )
    }

    /// All that somebody has not seen yet, without asking what each is about: to tell whether it is still the same.
    func unseenAttentions(of member: Member) throws -> [Attention.ID] {
        guard let person = member.id else { return [] }
        return try values("SELECT id FROM attention WHERE person = \(person) AND seen IS NULL ORDER BY at, id")
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

    /// Calls somebody to a task; again when they are called for the same reason anew.
    func call(_ person: Person.ID, to id: WorkTask.ID, _ kind: Attention.Kind, by caller: Person.ID?) throws {
        try run(
            """
            INSERT INTO attention (id, person, task, kind, subject, by_person, at)
            VALUES (\(newID(Attention.self)), \(person), \(id), \(kind), \(id), \(caller), \(now))
            ON CONFLICT (person, kind, subject) DO UPDATE
                SET seen = NULL, at = excluded.at, by_person = excluded.by_person
            """
        )
    }

    /// A person has the task in front of them.
    package func attended(_ person: Person.ID, to id: WorkTask.ID) throws {
        try run("UPDATE attention SET seen = \(now) WHERE task = \(id) AND person = \(person) AND seen IS NULL")
    }
}

extension Snapshot {
    /// Whether something calls this member to a task.
    package func isCalled(_ member: Member, to id: WorkTask.ID) throws -> Bool {
        guard let person = member.id else { return false }
        return try value(
            "SELECT id FROM attention WHERE task = \(id) AND person = \(person) AND seen IS NULL LIMIT 1",
            as: Attention.ID.self
        ) != nil
    }
}
