import Basics
import Clients
import Deadlines
import People
import Store

extension Transaction {
    /// What waits for the whole line, or for this member's department, and is for this member to do. Nobody else is given it until this
    /// transaction ends.
    func nextInQueue(line: Line, for member: Member) throws -> Case? {
        let next: SQL = """
            SELECT \(Case.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.status = 'new' AND service_case.line = \(line) AND \(member.worksOn)
                AND \(member.sees(client: "client")) AND \(member.can) AND \(try leftToOwnManagers(line, member))
            ORDER BY service_case.due, service_case.priority DESC, service_case.opened, service_case.id LIMIT 1
            """
        // Whoever asks at the same time gets the one after.
        return try first(dialect == .postgres ? next + " FOR UPDATE OF service_case SKIP LOCKED" : next)
    }

    /// Cases that were opened a short while ago stay with the client's own manager, who is at work and has a hand free.
    private func leftToOwnManagers(_ line: Line, _ member: Member) throws -> SQL {
        let policy = try deadlinePolicy()
        let since = now - .minutes(policy.sheet.ownManagerFirst)
        let managers: [Person.ID] = try values(
            """
            SELECT DISTINCT client.own_manager FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.status = 'new' AND service_case.line = \(line) AND service_case.opened > \(since)
                AND client.own_manager <> \(member.id)
            """
        )
        let ready = try atWork(among: managers, by: policy).sorted().filter { try handsAreFree(of: $0) }
        guard !ready.isEmpty else { return "1 = 1" }
        return """
            (service_case.opened <= \(since) OR client.own_manager IS NULL OR client.own_manager NOT IN (\(SQL.list(ready))))
            """
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
