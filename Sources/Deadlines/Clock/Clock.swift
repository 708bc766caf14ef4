import Basics

/// What is to happen in time (SPEC L2).
package enum Goal: String, CaseIterable, Codable, Sendable {
    case firstAnswer = "first-answer"
    case nextAnswer = "next-answer"
    case solution
    /// What the law gives for an answer, whatever the company gives itself; nothing stops it.
    case lawfulAnswer = "lawful-answer"
    case promise
    case task
    case escalation
}

/// The stated reason for which a clock rests (SPEC L2): nothing else stops one.
package enum PauseReason: String, CaseIterable, Codable, Sendable {
    case client
    case colleague
    case supplier
    case agreedTime = "agreed-time"
}

/// The counter of a deadline: how much working time a goal has, how much of it is used, and whether it runs.
///
/// A clock is what its steps make of it and nothing else, so it can be made anew from the journal at any time.
package struct Clock: Sendable {
    package enum State: Sendable, Hashable {
        case running
        case paused(PauseReason)
        /// The goal was reached.
        case met
        /// Nobody waits for it any more.
        case dropped
    }

    package let goal: Goal
    package let started: Moment
    /// The working time that the goal has.
    package private(set) var target: Duration
    /// By whose hours it runs.
    package private(set) var calendar: WorkingTime
    package private(set) var state: State
    /// Since when it is in that state, by those hours and with that target.
    package private(set) var since: Moment
    /// The working time that was used until then.
    package private(set) var used: Duration

    package init(_ goal: Goal, of target: Duration, by calendar: WorkingTime, at moment: Moment) {
        self.goal = goal
        self.target = target
        self.calendar = calendar
        started = moment
        since = moment
        state = .running
        used = .zero
    }

    /// Something that happens to a clock.
    package enum Step: Sendable {
        case pause(PauseReason)
        /// It goes on: after a rest, and also after it was met or dropped.
        case resume
        /// The goal has another time, as after a change of priority; what was used stays used.
        case retarget(Duration)
        /// Other hours count from now on; what was used by the former stays used.
        case move(WorkingTime)
        case meet
        case drop
    }

    /// What the clock is after a step. What happened before the last step, as the hands of two machines have it, counts as of the same
    /// moment as that, so that no time is used twice.
    package func after(_ step: Step, at moment: Moment) -> Clock {
        var next = self
        next.used = used(at: moment)
        next.since = max(since, moment)
        switch step {
        case .pause(let reason): if !isOver { next.state = .paused(reason) }
        case .resume: next.state = .running
        case .retarget(let target): next.target = target
        case .move(let calendar): next.calendar = calendar
        case .meet: if state != .dropped { next.state = .met }
        case .drop: if state != .met { next.state = .dropped }
        }
        return next
    }

    package var isOver: Bool { state == .met || state == .dropped }

    /// The working time that was used up to a moment.
    package func used(at moment: Moment) -> Duration {
        guard state == .running, moment > since else { return used }
        return used + calendar.workingTime(from: since, to: moment)
    }

    /// When the time of the goal is over, if nothing happens until then.
    /// - Returns: nil while it rests and once it is over; `since` when all was used before the last step.
    /// - Throws: `CalendarFlaw.closedTooLong` when these hours never come to it.
    package func due() throws(CalendarFlaw) -> Moment? {
        try moment(ofPercent: 100)
    }

    /// The same for who only shows it: nil also where these hours never come to it.
    package var reachableDue: Moment? {
        do { return try due() } catch { return nil }
    }

    /// When so many hundredths of the goal's time are used, for warnings.
    /// - Returns: as `due`.
    package func moment(ofPercent percent: Int) throws(CalendarFlaw) -> Moment? {
        guard state == .running else { return nil }
        let left = target * percent / 100 - used
        guard left > .zero else { return since }
        return try calendar.end(of: left, from: since)
    }

    /// How much more than the target was used up to a moment; nil while it is within it.
    package func overrun(at moment: Moment) -> Duration? {
        let used = used(at: moment)
        return used > target ? used - target : nil
    }
}
