import Basics
import Events
import People
import Store

/// What the one does who asked.
extension TaskDesk {
    /// Accepts the result.
    @discardableResult
    package func approve(_ id: WorkTask.ID) throws -> WorkTask {
        let (line, _) = try asking(id)
        return try keep(line.task.after(.approve, at: tx.now), over: line, "task.approved")
    }

    /// The result is not what was asked for; the reason says what is missing.
    /// - Parameter due: nil leaves the deadline as it was.
    @discardableResult
    package func sendBack(_ id: WorkTask.ID, because reason: String, due: Moment? = nil) throws -> WorkTask {
        let (line, me) = try asking(id)
        if let due { try checkDue(due) }
        let next = try line.task.after(.sendBack(due: due), at: tx.now)
        let said = try saying(.sendingBack, reason, "reason", on: next)
        try keep(said, over: line, "task.sent-back", ["word": Fact(said.word)])
        try callHands(of: line, said, .taskSentBack, by: me)
        return said
    }

    /// It need not be done any more, and neither need its parts.
    /// - Parameter reason: may be empty.
    @discardableResult
    package func withdraw(_ id: WorkTask.ID, because reason: String = "") throws -> WorkTask {
        try tx.alone(onPartsOf: id)
        let (line, me) = try asking(id)
        var next = try line.task.after(.withdraw, at: tx.now)
        next.word = nil
        if !reason.isEmpty { next = try saying(.withdrawal, reason, "reason", on: next) }
        try keep(next, over: line, "task.withdrawn", ["word": Fact(next.word)])
        try callHands(of: line, next, .taskWithdrawn, by: me)
        for part in try tx.openPartsBelow(id) {
            try keep(part.task.after(.withdraw, at: tx.now), over: part, "task.withdrawn")
            try callHands(of: part, part.task, .taskWithdrawn, by: me)
        }
        return next
    }

    /// For who accepted a result or withdrew a task too soon.
    @discardableResult
    package func reopen(_ id: WorkTask.ID) throws -> WorkTask {
        let (line, _) = try asking(id)
        if let parent = line.task.parent {
            try tx.alone(onPartsOf: parent)
            let whole = try tx.findTask(parent, visibleTo: .program)
            guard whole?.task.takesParts ?? true else { throw TaskRefusal.parentOver }
        }
        return try keep(line.task.after(.reopen, at: tx.now), over: line, "task.reopened")
    }
}

extension Snapshot {
    /// All open parts of a task, those of its parts too. There are no circles, as a part is made after its whole.
    fileprivate func openPartsBelow(_ id: WorkTask.ID) throws -> [TaskLine] {
        try all(
            """
            WITH RECURSIVE below (id) AS (
                SELECT id FROM task WHERE parent = \(id)
                UNION
                SELECT task.id FROM task JOIN below ON task.parent = below.id
            )
            SELECT \(TaskLine.columns) FROM \(TaskLine.source)
            WHERE task.id IN (SELECT id FROM below) AND task.ended IS NULL
            """
        )
    }
}
