import Basics
import Clients
import People
import Store

extension Case: Record {
    package static let columns: SQL = """
        service_case.id, service_case.number, service_case.client, service_case.contact, service_case.kind,
        service_case.subject, service_case.text, service_case.status, service_case.waiting_for, service_case.closed,
        service_case.confirmed_by, service_case.priority, service_case.line, service_case.department,
        service_case.owner, service_case.worker, service_case.channel, service_case.product, service_case.hand_overs,
        service_case.opened, service_case.touched, service_case.version, service_case.due
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        number = try row.read()
        client = try row.read()
        contact = try row.read()
        kind = try row.read()
        subject = try row.read()
        text = try row.read()
        status = try Status(from: &row)
        priority = try row.read()
        line = try row.read()
        department = try row.read()
        owner = try row.read()
        worker = try row.read()
        channel = try row.read()
        product = try row.read()
        handOvers = try row.read()
        opened = try row.read()
        touched = try row.read()
        version = try row.read()
        due = Moment.kept(due: try row.read())
    }
}

extension Case.Status {
    /// Reads `status, waiting_for, closed, confirmed_by`, which the table's checks keep in agreement.
    fileprivate init(from row: inout Row) throws {
        let word: Word = try row.read()
        let waitingFor: WaitingFor? = try row.read()
        let closed: Moment? = try row.read()
        let confirmedBy: Confirmation? = try row.read()
        switch (word, waitingFor, closed) {
        case (.new, _, _): self = .new
        case (.working, _, _): self = .working
        case (.waiting, let reason?, _): self = .waiting(reason)
        case (.solved, _, _): self = .solved
        case (.closed, _, let at?): self = .closed(at: at, confirmedBy: confirmedBy ?? .takenOver)
        default: throw UnreadableColumn(index: 7, wanted: "Case.Status")
        }
    }

    fileprivate var waitingFor: WaitingFor? {
        if case .waiting(let reason) = self { reason } else { nil }
    }

    fileprivate var closed: Moment? {
        if case .closed(let at, _) = self { at } else { nil }
    }

    fileprivate var confirmedBy: Confirmation? {
        if case .closed(_, let confirmation) = self { confirmation } else { nil }
    }
}

extension Snapshot {
    /// - Returns: nil when there is no such case, or none that this member may know of.
    package func findCase(_ id: Case.ID, visibleTo member: Member) throws -> Case? {
        try findCase(where: "service_case.id = \(id)", visibleTo: member)
    }

    package func findCase(number: Int, visibleTo member: Member) throws -> Case? {
        try findCase(where: "service_case.number = \(number)", visibleTo: member)
    }

    /// Those that there are, and that this member may know of.
    package func cases(_ ids: Set<Case.ID>, visibleTo member: Member) throws -> [Case.ID: Case] {
        try cases(ids, visibleTo: member, ending: "")
    }

    fileprivate func cases(_ ids: Set<Case.ID>, visibleTo member: Member, ending: SQL) throws -> [Case.ID: Case] {
        guard !ids.isEmpty else { return [:] }
        let found: [Case] = try all(
            """
            SELECT \(Case.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.id IN (\(SQL.list(ids.sorted()))) AND \(member.sees(client: "client"))
            ORDER BY service_case.id \(ending)
            """
        )
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    private func findCase(where condition: SQL, visibleTo member: Member) throws -> Case? {
        try first(
            """
            SELECT \(Case.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE \(condition) AND \(member.sees(client: "client"))
            """
        )
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event. For verbs, and for takers-over of whole histories.
    package func insert(_ new: Case) throws {
        try insert([new])
    }

    package func insert(_ cases: [Case]) throws {
        try send(
            """
            INSERT INTO service_case (id, number, client, contact, kind, subject, text, status, waiting_for, closed,
                confirmed_by, priority, line, department, owner, worker, channel, product, hand_overs, opened, touched,
                version, due)
            VALUES
            """,
            rows: cases.map { new in
                """
                (\(new.id), \(new.number), \(new.client), \(new.contact), \(new.kind), \(new.subject), \(new.text),
                \(new.status.word), \(new.status.waitingFor), \(new.status.closed), \(new.status.confirmedBy),
                \(new.priority), \(new.line), \(new.department), \(new.owner), \(new.worker), \(new.channel),
                \(new.product), \(new.handOvers), \(new.opened), \(new.touched), \(new.version),
                \(new.due ?? .farthest))
                """
            }
        )
    }

    /// Writes the next version over the one before it: no rights, no event.
    /// - Throws: `CaseRefusal.overtaken` when the version before it is no longer the last one.
    package func save(_ next: Case) throws {
        try save(next, over: next.version - 1)
    }

    /// The same of a case that went through several versions meanwhile.
    func save(_ next: Case, over version: Int) throws {
        guard try run(.update(next, over: version)) == 1 else { throw CaseRefusal.overtaken }
    }

    /// The same of a case that this transaction has locked, so that nobody can have been quicker.
    func saveHeld(_ next: Case) throws {
        try send(.update(next, over: next.version - 1))
    }

    /// The cases that a member may know of, and nobody else may change until this transaction ends.
    func holdCases(_ ids: Set<Case.ID>, visibleTo member: Member) throws -> [Case.ID: Case] {
        try cases(ids, visibleTo: member, ending: dialect == .postgres ? "FOR UPDATE OF service_case" : "")
    }
}

extension SQL {
    fileprivate static func update(_ next: Case, over version: Int) -> SQL {
        """
        UPDATE service_case SET contact = \(next.contact), kind = \(next.kind), subject = \(next.subject),
            text = \(next.text), status = \(next.status.word), waiting_for = \(next.status.waitingFor),
            closed = \(next.status.closed), confirmed_by = \(next.status.confirmedBy),
            priority = \(next.priority), line = \(next.line), department = \(next.department),
            owner = \(next.owner), worker = \(next.worker), product = \(next.product),
            hand_overs = \(next.handOvers), touched = \(next.touched), version = \(next.version)
        WHERE id = \(next.id) AND version = \(version)
        """
    }
}

extension Moment {
    /// What stands for no deadline where cases are sorted by it: the last second of the year 9999.
    static let farthest = Moment(milliseconds: 253_402_300_799_000)

    fileprivate static func kept(due: Moment) -> Moment? { due == farthest ? nil : due }
}
