import Basics
import Clients
import Deadlines
import Events
import People
import Store

/// Tells whoever has a task in hand, then the head, then higher, that its time runs out or is over (SPEC L2, L3).
package struct TaskBell: DeadlineBell {
    package let kind = SubjectKind.task

    package init() {}

    package func ring(_ alarm: Alarm, in tx: Transaction) throws {
        let id = WorkTask.ID(rawValue: alarm.watched.subject.id)
        guard let line = try tx.findTask(id, visibleTo: .program), line.task.state.word.isToDo else { return }
        let told = try tx.tell(of: line, at: alarm.share)
        for person in told { try tx.call(person, to: id, alarm.isBroken ? .taskOverdue : .taskNear, by: nil) }
        var facts = alarm.facts(told: told)
        // How far over it is stands there, whether it was done late does not yet.
        facts["share"] = Fact(alarm.share)
        try tx.record(
            .about(
                line.task,
                alarm.isBroken ? "task.overdue" : "task.near",
                for: line.about?.client,
                from: nil,
                facts
            ),
            by: .system
        )
    }
}

extension Snapshot {
    /// Whom an alarm at this share is for. Where nobody who is here has the task, it goes to the head at once.
    func tell(of line: TaskLine, at share: Int) throws -> [Person.ID] {
        let hands = try line.hands.map { try present(among: [$0.id]) } ?? []
        let first = try hands.filter { try mayKnow($0, of: line) }
        let above = try line.hands.map { try heads(above: $0.id) } ?? heads(of: line.task.to.department)
        let knowing = try above.filter { try !first.contains($0) && mayKnow($0, of: line) }
        let count =
            switch try deadlinePolicy().audience(at: share) {
            case .person: first.isEmpty ? 1 : 0
            case .head: 1
            case .higher: 2
            }
        let told = first + knowing.prefix(count)
        // Somebody hears of it, if need be the one who asked.
        return told.isEmpty ? [line.task.asker] : told
    }

    func mayKnow(_ person: Person.ID, of line: TaskLine) throws -> Bool {
        try line.about.map { try mayKnow(person, of: $0.client) } ?? true
    }
}
