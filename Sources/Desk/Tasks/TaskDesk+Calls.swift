import Basics
import Clients
import Events
import People
import Store

extension TaskDesk {
    /// Tells those who are asked: the person, or the head of the department, whose people see it on their board.
    func callAsked(_ task: WorkTask, _ client: Client.ID?, by caller: Person.ID) throws {
        switch task.to {
        case .person(let person, _):
            try call(person, to: task, .taskAsked, by: caller)
            if let other = try tx.standIn(for: person, client) { try call(other, to: task, .taskAsked, by: caller) }
        case .department(let department):
            let heads = try tx.heads(of: department).filter { head in
                try client.map { try tx.mayKnow(head, of: $0) } ?? true
            }
            if let head = heads.first { try call(head, to: task, .taskAsked, by: caller) }
        }
    }

    /// Tells the one who asked; when that person has left, who answers for the case, or else for that person.
    func callAsker(of line: TaskLine, _ kind: Attention.Kind, by caller: Person.ID?) throws {
        let asker = line.task.asker
        if try tx.isHere(asker) { return try call(asker, to: line.task, kind, by: caller) }
        let others = try [line.about?.owner].compactMap(\.self).filter(tx.isHere) + tx.heads(above: asker)
        if let other = try others.first(where: { try tx.mayKnow($0, of: line) }) {
            try call(other, to: line.task, kind, by: caller)
        }
    }

    /// Tells whoever has it in hand.
    func callHands(of line: TaskLine, _ task: WorkTask, _ kind: Attention.Kind, by caller: Person.ID?) throws {
        guard let hands = line.hands else { return }
        if !hands.hasLeft { return try call(hands.id, to: task, kind, by: caller) }
        let above = try tx.heads(above: hands.id)
        if let head = try above.first(where: { try tx.mayKnow($0, of: line) }) {
            try call(head, to: task, kind, by: caller)
        }
    }

    private func call(_ person: Person.ID, to task: WorkTask, _ kind: Attention.Kind, by caller: Person.ID?) throws {
        guard person != caller else { return }
        try tx.call(person, to: task.id, kind, by: caller)
    }
}

extension Snapshot {
    /// Whether this member is one of those who are asked, for now or for good: whoever stands in for a person who is away counts as that
    /// person, and where nobody does so, all of the department.
    package func isDone(_ line: TaskLine, by member: Member) throws -> Bool {
        if line.isDone(by: member) { return true }
        guard let hands = line.hands, let me = member.id, member.may(.doTasks) else { return false }
        guard let standIn = try away(among: [hands.id])[hands.id] else { return false }
        return standIn.map { $0 == me } ?? (line.department != nil && line.department?.id == member.department)
    }

    /// Who is asked in place of a person who is not here now: the stand-in, or who is above; nil when the person is here.
    func standIn(for person: Person.ID, _ client: Client.ID?) throws -> Person.ID? {
        let here = try present(among: [person])
        guard here.first != person else { return nil }
        return try (here + heads(above: person)).first { other in
            try client.map { try mayKnow(other, of: $0) } ?? true
        }
    }

    func isHere(_ person: Person.ID) throws -> Bool {
        try value("SELECT id FROM person WHERE id = \(person) AND state <> 'left'", as: Person.ID.self) != nil
    }

    /// Those of a department, or answerable for it, who may know of a client; one of them is enough.
    func insiders(of department: Department.ID, _ client: Client.ID) throws -> [Person.ID] {
        let people: [Person.ID] = try values(
            """
            SELECT person.id FROM person WHERE person.department = \(department) AND person.state <> 'left' AND (
                EXISTS (SELECT 1 FROM client WHERE client.id = \(client) AND client.confidential = 0)
                OR EXISTS (SELECT 1 FROM client_wall
                    WHERE client_wall.client = \(client) AND client_wall.person = person.id))
            LIMIT 1
            """
        )
        return try people.isEmpty ? heads(of: department).filter { try mayKnow($0, of: client) } : people
    }
}
