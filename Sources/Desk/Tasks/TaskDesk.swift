import Basics
import Clients
import Events
import People
import Store

/// What may be done with tasks, by one member in one transaction.
package struct TaskDesk {
    let tx: Transaction
    let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// - Throws: `TaskRefusal.notFound` also when there is one that this member may not know of.
    func visible(_ id: WorkTask.ID) throws -> TaskLine {
        guard let found = try tx.findTask(id, visibleTo: member) else { throw TaskRefusal.notFound }
        return found
    }

    /// The person who acts.
    func person() throws -> Person.ID {
        try member.require(.doTasks)
        guard let person = member.id else { throw TaskRefusal.onlyPersons }
        return person
    }

    /// The task, for one of those who are asked.
    func asked(_ id: WorkTask.ID) throws -> (line: TaskLine, me: Person.ID) {
        let (me, line) = (try person(), try visible(id))
        guard try tx.isDone(line, by: member) else { throw TaskRefusal.notAsked }
        return (line, me)
    }

    /// The task, for one who can speak for the asker.
    func asking(_ id: WorkTask.ID) throws -> (line: TaskLine, me: Person.ID) {
        let (me, line) = (try person(), try visible(id))
        guard line.isAsked(by: member) else { throw TaskRefusal.notAsker }
        return (line, me)
    }

    /// Keeps what a step has led to, minds the deadline, and writes down what happened.
    @discardableResult
    func keep(
        _ next: WorkTask,
        over line: TaskLine,
        _ event: Event.Kind,
        _ facts: [String: Fact] = [:]
    ) throws -> WorkTask {
        try tx.save(next)
        try watch(next, over: line.task)
        try tx.record(.about(next, event, for: line.about?.client, from: line.task, facts), by: member.actor)
        return next
    }

    /// A task with something new said about it.
    func saying(_ kind: TaskWord.Kind, _ text: String, _ field: String, on task: WorkTask) throws -> WorkTask {
        let text = try Wording.text(text, of: field, atMost: WorkTask.longestResult)
        let word = TaskWord(id: tx.newID(), task: task.id, kind: kind, text: text, author: try person(), at: tx.now)
        try tx.insert(word)
        var next = task
        next.word = word.id
        return next
    }
}
