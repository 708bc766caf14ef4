import Basics

/// A clock with everything that happened to it: an explanation of every minute (SPEC L2).
package struct ClockStory: Sendable {
    /// A time during which nothing happened to the clock.
    package struct Stretch: Sendable, Hashable {
        package let from: Moment
        package let to: Moment
        package let state: Clock.State
        package let target: Duration
        /// The working time of it, by the hours that counted; used if the clock ran.
        package let worked: Duration
    }

    package private(set) var clock: Clock
    package private(set) var stretches: [Stretch] = []

    package init(_ clock: Clock) {
        self.clock = clock
    }

    /// - Parameter steps: in the order in which they were written down.
    package init(_ clock: Clock, _ steps: some Sequence<(at: Moment, step: Clock.Step)>) {
        self.init(clock)
        for (moment, step) in steps { add(step, at: moment) }
    }

    package mutating func add(_ step: Clock.Step, at moment: Moment) {
        let next = clock.after(step, at: moment)
        if next.since > clock.since { stretches.append(stretch(until: next.since)) }
        clock = next
    }

    /// All of it up to a moment, also what goes on.
    package func stretches(until moment: Moment) -> [Stretch] {
        moment > clock.since ? stretches + [stretch(until: moment)] : stretches
    }

    private func stretch(until moment: Moment) -> Stretch {
        Stretch(
            from: clock.since,
            to: moment,
            state: clock.state,
            target: clock.target,
            worked: clock.calendar.workingTime(from: clock.since, to: moment)
        )
    }
}
