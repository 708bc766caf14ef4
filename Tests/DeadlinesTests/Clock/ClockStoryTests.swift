import Basics
import Deadlines
import Testing

@Suite struct `The story of a clock` {
    /// Whatever happens to a clock: it used exactly what it ran, as a slow model counts it minute by minute; its story has no gap; it
    /// is the same when it is told again; and when it says that it is due, exactly its target is used.
    @Test(arguments: 0..<60)
    func `explains every minute`(_ seed: UInt64) throws {
        var chance = Dice(seed: seed &+ 7)
        let calendars = ClockFixtures.calendars
        let start = Moment(milliseconds: 1_790_000_040_000 + Int64.random(in: 0..<500_000, using: &chance) * 60_000)
        let first = try #require(calendars.randomElement(using: &chance))
        let clock = Clock(.solution, of: .minutes(Int.random(in: 1...3000, using: &chance)), by: first, at: start)
        let steps = Self.steps(from: start, calendars, &chance)
        let story = ClockStory(clock, steps)
        let end = story.clock.since + .minutes(Int.random(in: 0...2000, using: &chance))

        let stretches = story.stretches(until: end)
        #expect(zip(stretches, stretches.dropFirst()).allSatisfy { $0.to == $1.from })
        if let first = stretches.first { #expect(first.from == start && stretches.last?.to == end) }
        let ran = stretches.filter { $0.state == .running }.map(\.worked).reduce(.zero, +)
        #expect(story.clock.used(at: end) == ran)
        #expect(ran == Self.slowly(clock, steps, until: end))

        let again = ClockStory(clock, steps)
        #expect(again.stretches == story.stretches && again.clock.used == story.clock.used)
        let left = story.clock.target - story.clock.used
        if left > .zero, let due = try story.clock.due() {
            #expect(story.clock.used(at: due) == story.clock.target)
            #expect(story.clock.used(at: due - .milliseconds(1)) < story.clock.target)
        }
    }

    private static func steps(
        from start: Moment,
        _ calendars: [WorkingTime],
        _ chance: inout Dice
    ) -> [(at: Moment, step: Clock.Step)] {
        var at = start
        return (0..<Int.random(in: 0...12, using: &chance)).map { _ in
            at = at + .minutes(Int.random(in: 0...1500, using: &chance))
            let step: Clock.Step =
                switch Int.random(in: 0..<8, using: &chance) {
                case 0, 1: .pause(PauseReason.allCases.randomElement(using: &chance) ?? .client)
                case 2, 3: .resume
                case 4: .retarget(.minutes(Int.random(in: 1...3000, using: &chance)))
                case 5: .move(calendars.randomElement(using: &chance) ?? ClockFixtures.always)
                case 6: .meet
                default: .drop
                }
            return (at, step)
        }
    }

    /// Minute by minute, with none of the arithmetic.
    private static func slowly(
        _ clock: Clock,
        _ steps: [(at: Moment, step: Clock.Step)],
        until end: Moment
    ) -> Duration {
        var (state, calendar, used, next) = (clock.state, clock.calendar, 0, 0)
        var minute = clock.started
        while minute < end {
            while next < steps.count, steps[next].at <= minute {
                switch steps[next].step {
                case .pause(let reason): if state != .met, state != .dropped { state = .paused(reason) }
                case .resume: state = .running
                case .retarget: break
                case .move(let other): calendar = other
                case .meet: if state != .dropped { state = .met }
                case .drop: if state != .met { state = .dropped }
                }
                next += 1
            }
            if state == .running, calendar.isWorking(at: minute) { used += 1 }
            minute = minute + .minutes(1)
        }
        return .minutes(used)
    }
}
