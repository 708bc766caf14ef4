import Basics
import Clients
import People
import Store

extension HandOver: Record {
    package static let columns: SQL = """
        hand_over.id, hand_over.service_case, hand_over.from_person, hand_over.to_person, hand_over.to_department,
        hand_over.to_line, hand_over.summary, hand_over.by_person, hand_over.at
        """
    static let columnCount = 9

    package init(from row: inout Row) throws {
        id = try row.read()
        caseID = try row.read()
        from = try row.read()
        toPerson = try row.read()
        toDepartment = try row.read()
        toLine = try row.read()
        summary = try row.read()
        by = try row.read()
        at = try row.read()
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event.
    package func insert(_ handOver: HandOver) throws {
        try send(
            """
            INSERT INTO hand_over (id, service_case, from_person, to_person, to_department, to_line, summary, by_person, at)
            VALUES (\(handOver.id), \(handOver.caseID), \(handOver.from), \(handOver.toPerson),
                \(handOver.toDepartment), \(handOver.toLine), \(handOver.summary), \(handOver.by), \(handOver.at))
            """
        )
    }
}

/// What a hand-over asks of the person that it goes to.
struct Receiver: Record {
    static let columns: SQL = "person.state, person.line, person.department"

    let state: Person.State
    let line: Line?
    let department: Department.ID?

    init(from row: inout Row) throws {
        state = try row.read()
        line = try row.read()
        department = try row.read()
    }
}

extension Snapshot {
    func receiver(_ id: Person.ID) throws -> Receiver? {
        try first("SELECT \(Receiver.columns) FROM person WHERE person.id = \(id)")
    }

    func isOpen(_ id: Department.ID) throws -> Bool {
        try value("SELECT id FROM department WHERE id = \(id) AND closed IS NULL", as: Int64.self) != nil
    }
    /// The line that a department's people work on, the first of several; nil when they are on none.
    func line(of id: Department.ID) throws -> Line? {
        try value(
            "SELECT line FROM person WHERE department = \(id) AND line IS NOT NULL AND state <> 'left' ORDER BY line LIMIT 1"
        )
    }
}
