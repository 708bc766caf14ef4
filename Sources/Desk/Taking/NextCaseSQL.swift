import Basics
import Clients
import Deadlines
import People
import Store

extension Transaction {
    /// What waits for the whole line, or for this member's department, and is for this member to do. Nobody else is given it until this
    /// transaction ends.
    ///
    /// Cases that were opened a short while ago stay with the client's own manager, who is at work and has a hand free.
    func nextInQueue(line: Line, for member: Member) throws -> Case? {
        let policy = try deadlinePolicy()
        let since = now - .minutes(policy.sheet.ownManagerFirst)
        // Asked about only when a case of theirs comes first: most of a long queue is never looked at.
        var ready: [Person.ID] = []
        while let next = try firstInQueue(line: line, for: member, leaving: ready, since: since) {
            guard next.found.opened > since, let manager = next.ownManager, manager != member.id,
                try !atWork(among: [manager], by: policy).isEmpty, try handsAreFree(of: manager)
            else { return next.found }
            ready.append(manager)
        }
        return nil
    }

    /// - Parameter ready: those to whom what has come `since` is left.
    private func firstInQueue(
        line: Line,
        for member: Member,
        leaving ready: [Person.ID],
        since: Moment
    ) throws -> (found: Case, ownManager: Person.ID?)? {
        let left: SQL = """
            AND (service_case.opened <= \(since) OR client.own_manager IS NULL OR client.own_manager NOT IN (\(SQL.list(ready))))
            """
        // Whoever asks at the same time gets the one after.
        let locked: SQL = "FOR UPDATE OF service_case SKIP LOCKED"
        return try all(
            """
            SELECT \(Case.columns), client.own_manager
            FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.status = 'new' AND service_case.line = \(line) AND \(member.worksOn)
                AND \(member.sees(client: "client")) AND \(member.can) \(ready.isEmpty ? "" as SQL : left)
            ORDER BY service_case.due, service_case.priority DESC, service_case.opened, service_case.id LIMIT 1
            \(dialect == .postgres ? locked : "" as SQL)
            """
        ) { row in (try Case(from: &row), try row.read(Person.ID?.self)) }.first
    }
}

extension Member {
    /// Those without a department, and those of this member's own.
    fileprivate var worksOn: SQL {
        if let department {
            "(service_case.department IS NULL OR service_case.department = \(department))"
        } else {
            "service_case.department IS NULL"
        }
    }

    /// There is no skill that the case asks for and this member lacks.
    fileprivate var can: SQL {
        """
        NOT EXISTS (
            SELECT 1 FROM case_need WHERE case_need.service_case = service_case.id AND NOT EXISTS (
                SELECT 1 FROM person_skill WHERE person_skill.person = \(id) AND person_skill.skill = case_need.skill
                    AND person_skill.level >= case_need.level))
        """
    }
}
