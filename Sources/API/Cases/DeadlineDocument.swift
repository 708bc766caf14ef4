import Basics
import Deadlines
import Desk

/// A clock that is not over yet. Times are working time, in seconds.
struct DeadlineDocument: Encodable, Sendable {
    let goal: String
    /// Left out while it rests, and where its calendar never comes to it.
    let due: Moment?
    let waitingFor: String?
    let target: Int64
    /// Up to `since`, from when on it is in this state.
    let used: Int64
    let since: Moment

    init(_ clock: Clock) {
        goal = clock.goal.rawValue
        due = clock.reachableDue
        waitingFor = if case .paused(let reason) = clock.state { reason.waitingFor.rawValue } else { nil }
        target = clock.target.components.seconds
        used = clock.used.components.seconds
        since = clock.since
    }
}
