import Basics
import Clients
import Deadlines
import People
import Store

extension Snapshot {
    /// By when such work is done that is asked for now: on the case, or for itself when there is none.
    package func usualTaskDue(on found: Case?) throws -> Moment {
        let policy = try deadlinePolicy()
        let target = try found.map { policy.target(.task, try traits(of: $0)) } ?? policy.target(.task)
        // A policy that says nothing of tasks gives three days of eight hours.
        let calendar = target?.calendar ?? policy.standardCalendar
        return try calendar.end(of: target?.span ?? .hours(24), from: now)
    }
}

extension TaskDesk {
    func due(_ wish: Moment?, on found: Case?) throws -> Moment {
        guard let wish else { return try tx.usualTaskDue(on: found) }
        try checkDue(wish)
        return wish
    }

    func checkDue(_ due: Moment) throws(InvalidField) {
        guard due > tx.now else { throw InvalidField("due", "refusal.task.past") }
        guard due <= tx.now + WorkTask.furthest else { throw InvalidField("due", "refusal.task.too-far") }
    }

    /// Has a task's deadline watched for as long as those who are asked have it before them.
    func watch(_ task: WorkTask, over old: WorkTask?) throws {
        guard task.state.word.isToDo else { return try tx.unwatch(task.watched) }
        // What is sent back late was warned of before.
        if let old, old.due == task.due, task.due <= tx.now { return }
        try tx.watch(task)
    }

    /// By how much working time something done now is late.
    func overrun(of task: WorkTask) throws -> Duration {
        guard tx.now > task.due else { return .zero }
        let worked = try tx.deadlinePolicy().standardCalendar.workingTime(from: task.due, to: tx.now)
        // Late is late, also in the night after.
        return max(worked, .milliseconds(1))
    }
}

extension Transaction {
    /// Has the deadline of a task watched that is still to be done.
    package func watch(_ task: WorkTask) throws {
        guard task.state.word.isToDo else { return }
        try watch(task.watched, on: task.caseID, from: task.asked, due: task.due)
    }
}

extension WorkTask {
    var watched: Watched { Watched(subject: eventSubject, goal: .task, serial: 0) }
}
