import Basics
import Events
import People
import Store

extension CaseDesk {
    /// Takes a case that is in nobody's hands.
    package func take(_ id: Case.ID, version: Int? = nil) throws -> Case {
        let person = try person()
        let old = try visible(id)
        if old.status == .new { _ = try visible(id, version: version) }
        return try take(old, person)
    }

    /// Takes what has waited longest among the most urgent of a line; nil when nothing waits there for this member.
    package func takeNext(line: Line) throws -> Case? {
        let person = try person()
        guard let next = try tx.nextInQueue(line: line, for: member) else { return nil }
        return try take(next, person)
    }

    func take(_ old: Case, _ person: Person.ID) throws -> Case {
        try keep(try old.taken(by: person, at: tx.now), over: old, "case.taken")
    }
}

extension Snapshot {
    /// What waits for the whole line, or for this member's department.
    fileprivate func nextInQueue(line: Line, for member: Member) throws -> Case? {
        let place: SQL =
            if let department = member.department {
                "(service_case.department IS NULL OR service_case.department = \(department))"
            } else {
                "service_case.department IS NULL"
            }
        return try first(
            """
            SELECT \(Case.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.status = 'new' AND service_case.line = \(line) AND \(place)
                AND \(member.sees(client: "client"))
            ORDER BY service_case.priority DESC, service_case.opened, service_case.id LIMIT 1
            """
        )
    }
}
