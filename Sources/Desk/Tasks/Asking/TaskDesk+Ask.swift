import Basics
import Clients
import Deadlines
import Events
import People
import Store

extension TaskDesk {
    /// Asks for work: on a case, as a part of another task, or for itself.
    package func ask(_ new: NewTask) throws -> WorkTask {
        let asker = try person()
        let parent = try new.parent.map(parent)
        let found = try (parent?.task.caseID ?? new.caseID).map(openCase)
        return try write(new, by: asker, on: found, for: nil)
    }

    /// Asks for work on a case, closed or not: what a claim has taught is often done long after.
    func ask(_ new: NewTask, on found: Case) throws -> WorkTask {
        try write(new, by: try person(), on: found, for: nil)
    }

    /// Asks somebody else for it, or the same once more: what was returned, or what nobody has taken on.
    /// - Parameter due: nil leaves the deadline as it is.
    @discardableResult
    package func ask(again id: WorkTask.ID, of receiver: TaskReceiver, due: Moment? = nil) throws -> WorkTask {
        let (line, me) = try asking(id)
        let assignee = try assignee(receiver, line.about?.client)
        if let due { try checkDue(due) }
        let next = try line.task.after(.ask(assignee, due: due), at: tx.now)
        try keep(next, over: line, "task.asked-again")
        try callAsked(next, line.about?.client, by: me)
        return next
    }

    /// For the repetition too, which asks in somebody's name.
    func write(_ new: NewTask, by asker: Person.ID, on found: Case?, for turn: TaskTurn?) throws -> WorkTask {
        let wanted = try Wording.text(new.wanted, of: "wanted", atMost: 5000)
        let line = try Wording.line(new.what, of: "what", mayBeEmpty: true)
        let assignee = try assignee(new.to, found?.client)
        let task = WorkTask(
            id: tx.newID(),
            number: Int(try tx.nextNumber(in: .task)),
            caseID: found?.id,
            parent: new.parent,
            turn: turn,
            what: line.isEmpty ? try Wording.line(SubjectLine.of(wanted), of: "what") : line,
            wanted: wanted,
            asker: asker,
            to: assignee,
            asked: tx.now,
            due: try due(new.due, on: found)
        )
        try tx.insert(task)
        for text in new.items { _ = try addItem(text, to: task) }
        try watch(task, over: nil)
        let facts: [String: Fact] = ["what": .text(task.what), "repeated": .truth(turn != nil)]
        try tx.record(.about(task, "task.asked", for: found?.client, from: nil, facts), by: member.actor)
        try callAsked(task, found?.client, by: asker)
        return task
    }

    private func parent(_ id: WorkTask.ID) throws -> TaskLine {
        try tx.alone(onPartsOf: id)
        let parent = try visible(id)
        guard parent.task.takesParts else { throw TaskRefusal.parentOver }
        return parent
    }

    private func openCase(_ id: Case.ID) throws -> Case {
        guard let found = try tx.findCase(id, visibleTo: member) else { throw CaseRefusal.notFound }
        guard !found.isClosed else { throw CaseRefusal.closed }
        return found
    }

    /// - Throws: when there is nobody of that name, or nobody there may know of the client.
    func assignee(_ receiver: TaskReceiver, _ client: Client.ID?) throws -> WorkTask.Assignee {
        switch receiver {
        case .person(let id):
            guard let person = try tx.receiver(id), person.state != .left else { throw TaskRefusal.personUnknown }
            if let client, try !tx.mayKnow(id, of: client) { throw TaskRefusal.personMayNotKnow }
            return .person(id, of: person.department)
        case .department(let id):
            guard try tx.isOpen(id) else { throw TaskRefusal.departmentUnknown }
            if let client, try tx.insiders(of: id, client).isEmpty { throw TaskRefusal.departmentMayNotKnow }
            return .department(id)
        }
    }
}
