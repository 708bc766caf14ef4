import Basics
import Events
import People
import Store

/// What those do who are asked.
extension TaskDesk {
    /// Says that one will do it: first, or in place of whoever has it.
    @discardableResult
    package func accept(_ id: WorkTask.ID) throws -> WorkTask {
        let (line, me) = try asked(id)
        return try keep(line.task.after(.accept(by: me), at: tx.now), over: line, "task.accepted")
    }

    @discardableResult
    package func start(_ id: WorkTask.ID) throws -> WorkTask {
        let (line, _) = try asked(id)
        return try keep(line.task.after(.start, at: tx.now), over: line, "task.started")
    }

    /// Gives it back undone, with the reason.
    @discardableResult
    package func giveBack(_ id: WorkTask.ID, because reason: String) throws -> WorkTask {
        let (line, me) = try asked(id)
        let next = try line.task.after(.giveBack(by: me), at: tx.now)
        let said = try saying(.return, reason, "reason", on: next)
        try keep(said, over: line, "task.returned", ["word": Fact(said.word)])
        try callAsker(of: line, .taskReturned, by: me)
        return said
    }

    /// - Throws: `TaskRefusal.openParts` while parts of it are open.
    @discardableResult
    package func finish(_ id: WorkTask.ID, result: String) throws -> WorkTask {
        try tx.alone(onPartsOf: id)
        let (line, me) = try asked(id)
        let open = try tx.openParts(of: id)
        guard open == 0 else { throw TaskRefusal.openParts(open) }
        let next = try line.task.after(.finish(overrun: overrun(of: line.task)), at: tx.now)
        let said = try saying(.result, result, "result", on: next)
        try keep(said, over: line, "task.done", ["word": Fact(said.word)])
        try callAsker(of: line, .taskDone, by: me)
        return said
    }

    /// Will not do it after all; it waits for somebody else again.
    @discardableResult
    package func release(_ id: WorkTask.ID) throws -> WorkTask {
        let (line, _) = try asked(id)
        return try keep(line.task.after(.release, at: tx.now), over: line, "task.released")
    }

    /// Takes back the result, or the return, before the one who asked has decided.
    @discardableResult
    package func takeBack(_ id: WorkTask.ID) throws -> WorkTask {
        let (line, _) = try asked(id)
        return try keep(line.task.after(.takeBack, at: tx.now), over: line, "task.taken-back")
    }
}
