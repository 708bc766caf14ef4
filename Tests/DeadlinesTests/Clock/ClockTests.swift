import Basics
import Deadlines
import Testing

/// Deadlines by working hours (SPEC L2).
@Suite struct `A clock` {
    /// Moscow, nine to six with an hour's lunch, Monday to Friday.
    private static let office: WorkingTime = {
        let day = try? WorkingDay([WorkingSpan(from: 540, until: 780), WorkingSpan(from: 840, until: 1080)])
        let calendar = day.flatMap {
            try? BusinessCalendar(name: "Офис", zone: "Europe/Moscow", week: WorkingWeek(fiveDays: $0))
        }
        return WorkingTime(calendar ?? ClockFixtures.always.calendar)
    }()

    private static func moment(_ text: String) throws -> Moment { try #require(Moment(rfc3339: text + "+03:00")) }

    @Test func `is due when the working time of its goal is over`() throws {
        let clock = Clock(.solution, of: .hours(10), by: Self.office, at: try Self.moment("2026-11-27T16:00:00"))
        // Friday 16–18, Monday 9–13 and 14–18.
        #expect(try clock.due() == Self.moment("2026-11-30T18:00:00"))
        #expect(try clock.moment(ofPercent: 50) == Self.moment("2026-11-30T12:00:00"))
        #expect(try clock.used(at: Self.moment("2026-11-28T12:00:00")) == .hours(2))
    }

    @Test func `rests for a reason, and goes on with what is left`() throws {
        var clock = Clock(.solution, of: .hours(4), by: Self.office, at: try Self.moment("2026-11-27T09:00:00"))
        clock = clock.after(.pause(.client), at: try Self.moment("2026-11-27T10:30:00"))
        #expect(try clock.due() == nil && clock.state == .paused(.client))
        #expect(try clock.used(at: Self.moment("2026-12-20T10:30:00")) == .minutes(90))
        clock = clock.after(.resume, at: try Self.moment("2026-11-30T09:30:00"))
        #expect(try clock.due() == Self.moment("2026-11-30T12:00:00"))
    }

    @Test func `keeps what was used when its goal gets another time, or other hours`() throws {
        var clock = Clock(.solution, of: .hours(8), by: Self.office, at: try Self.moment("2026-11-27T09:00:00"))
        clock = clock.after(.retarget(.hours(2)), at: try Self.moment("2026-11-27T12:00:00"))
        #expect(clock.overrun(at: clock.since) == .hours(1))
        #expect(try clock.due() == clock.since, "it is over already")
        clock = clock.after(.retarget(.hours(8)), at: try Self.moment("2026-11-27T12:30:00"))
        clock = clock.after(.move(ClockFixtures.always), at: try Self.moment("2026-11-27T13:00:00"))
        #expect(try clock.due() == Self.moment("2026-11-27T17:00:00"))
    }

    @Test func `that was met runs on when it was not met after all, and one that was dropped is not met`() throws {
        var clock = Clock(.firstAnswer, of: .hours(1), by: Self.office, at: try Self.moment("2026-11-27T09:00:00"))
        clock = clock.after(.meet, at: try Self.moment("2026-11-27T09:20:00"))
        #expect(try clock.isOver && clock.overrun(at: try Self.moment("2026-11-29T09:00:00")) == nil)
        clock = clock.after(.pause(.supplier), at: try Self.moment("2026-11-27T09:25:00"))
        #expect(clock.state == .met, "what is over does not rest")
        clock = clock.after(.resume, at: try Self.moment("2026-11-27T10:00:00"))
        #expect(try clock.due() == Self.moment("2026-11-27T10:40:00"))
        clock = clock.after(.drop, at: try Self.moment("2026-11-27T10:10:00"))
        #expect(clock.after(.meet, at: try Self.moment("2026-11-27T10:11:00")).state == .dropped)
    }

    @Test func `whose hours never come says so`() throws {
        let clock = Clock(.solution, of: .days(40_000), by: Self.office, at: try Self.moment("2026-11-27T09:00:00"))
        #expect(throws: CalendarFlaw.self) { try clock.due() }
    }
}
