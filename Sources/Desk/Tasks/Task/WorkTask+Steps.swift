import Basics
import People

extension WorkTask {
    /// What can be done with a task; who may is another question (`TaskLine`).
    package enum Step: Sendable, Hashable {
        /// Somebody will do it: first, or in place of another.
        case accept(by: Person.ID)
        case start
        /// Undone, to the one who asked.
        case giveBack(by: Person.ID)
        /// - Parameter overrun: by how much working time it is late.
        case finish(overrun: Duration)
        case approve
        /// - Parameter due: nil leaves the deadline as it was.
        case sendBack(due: Moment?)
        case withdraw
        /// Of somebody else, or of the same once more.
        case ask(Assignee, due: Moment?)
        /// The one who has accepted it will not do it after all; others of the department can.
        case release
        /// A result or a return, by the one who gave it.
        case takeBack
        /// What was accepted or withdrawn too soon.
        case reopen
    }

    /// The task after a step.
    /// - Throws: `TaskRefusal.notNow` where no such step leads on from here.
    package func after(_ step: Step, at now: Moment) throws(TaskRefusal) -> WorkTask {
        var next = self
        next.state = try stateAfter(step, at: now)
        next.since = max(now, since)
        next.version += 1
        switch step {
        case .giveBack: next.returns += 1
        case .takeBack where state.word == .returned: next.returns -= 1
        case .sendBack(let due):
            next.sentBack += 1
            next.due = due ?? next.due
        case .ask(let assignee, let due):
            next.to = assignee
            next.due = due ?? next.due
        default: break
        }
        return next
    }

    private func stateAfter(_ step: Step, at now: Moment) throws(TaskRefusal) -> State {
        switch (step, state) {
        case (.accept(let person), .new), (.accept(let person), .sentBack): return .accepted(by: person)
        case (.accept(let person), .accepted(let doer)) where person != doer,
            (.accept(let person), .doing(let doer)) where person != doer:
            return .accepted(by: person)
        case (.start, .accepted(let doer)): return .doing(by: doer)
        case (.start, .sentBack(let outcome)): return .doing(by: outcome.by)
        case (.giveBack(let person), .new): return .returned(by: person)
        case (.giveBack, .accepted(let doer)), (.giveBack, .doing(let doer)): return .returned(by: doer)
        case (.giveBack, .sentBack(let outcome)): return .returned(by: outcome.by)
        case (.finish(let overrun), .accepted(let doer)), (.finish(let overrun), .doing(let doer)):
            return .done(Outcome(by: doer, at: now, overrun: overrun))
        case (.finish(let overrun), .sentBack(let outcome)):
            return .done(Outcome(by: outcome.by, at: now, overrun: overrun))
        case (.approve, .done(let outcome)): return .approved(outcome)
        case (.sendBack, .done(let outcome)): return .sentBack(outcome)
        case (.withdraw, _) where !isOver: return .withdrawn
        case (.ask, .new), (.ask, .accepted), (.ask, .doing), (.ask, .returned), (.ask, .sentBack): return .new
        case (.release, .accepted), (.release, .doing): return .new
        case (.takeBack, .done(let outcome)): return .doing(by: outcome.by)
        case (.takeBack, .returned(let doer)): return .accepted(by: doer)
        case (.reopen, .approved(let outcome)): return .done(outcome)
        case (.reopen, .withdrawn): return .new
        default: throw .notNow(state.word)
        }
    }
}
