import Basics
import Deadlines
import Testing

@Suite struct `Working time` {
    @Test func `stands still at lunch, at night and on the weekend`() throws {
        let office = try WorkingTime("Europe/Moscow", hours("09:00-13:00", "14:00-18:00"))
        // Friday, 20 November 2026.
        #expect(try office.end(of: .hours(4), from: "2026-11-20T11:00:00+03:00") == "2026-11-20T13:00:00.000Z")
        #expect(try office.end(of: .hours(8), from: "2026-11-20T11:00:00+03:00") == "2026-11-23T08:00:00.000Z")
        #expect(try office.work("2026-11-20T00:00:00+03:00", "2026-11-24T00:00:00+03:00") == .hours(16))
        #expect(try !office.isWorking(at: at("2026-11-20T13:00:00+03:00")))
        #expect(try office.isWorking(at: at("2026-11-20T14:00:00+03:00")))
        #expect(try office.nextOpening(after: at("2026-11-20T13:10:00+03:00")) == at("2026-11-20T14:00:00+03:00"))
        #expect(try office.nextClosing(after: at("2026-11-20T18:00:00+03:00")) == at("2026-11-23T13:00:00+03:00"))
    }

    @Test func `ends at closing time rather than when the next day opens`() throws {
        let office = try WorkingTime("Europe/Moscow", hours("09:00-18:00"))
        #expect(try office.end(of: .hours(9), from: "2026-11-18T09:00:00+03:00") == "2026-11-18T15:00:00.000Z")
        #expect(try office.end(of: .hours(9), from: "2026-11-17T20:00:00+03:00") == "2026-11-18T15:00:00.000Z")
    }

    @Test func `of nothing is over at once, also at night`() throws {
        let office = try WorkingTime("Europe/Moscow", hours("09:00-18:00"))
        let night = try at("2026-11-18T02:00:00+03:00")
        #expect(try office.end(of: .zero, from: night) == night)
        #expect(try office.end(of: .hours(-3), from: night) == night)
        #expect(office.workingTime(from: night, to: night) == .zero)
    }

    @Test func `is negative when the moments are the other way round`() throws {
        let office = try WorkingTime("Europe/Moscow", hours("09:00-18:00"))
        #expect(try office.work("2026-11-18T12:00:00+03:00", "2026-11-18T10:00:00+03:00") == .hours(-2))
    }

    @Test func `of a night shift belongs to the evening on which it began`() throws {
        let watch = try WorkingTime("Europe/Moscow", hours("22:00-06:00"))
        // The shift of Friday ends on Saturday; that of Sunday is none, so that early Monday is free.
        #expect(try watch.isWorking(at: at("2026-11-21T05:59:00+03:00")))
        #expect(try !watch.isWorking(at: at("2026-11-21T06:00:00+03:00")))
        #expect(try !watch.isWorking(at: at("2026-11-23T03:00:00+03:00")))
        #expect(try watch.end(of: .hours(9), from: "2026-11-20T12:00:00+03:00") == "2026-11-23T20:00:00.000Z")
    }

    @Test func `that two shifts share counts once`() throws {
        let week = WorkingWeek([.monday: try hours("20:00-08:00"), .tuesday: try hours("06:00-12:00")])
        let time = WorkingTime(try BusinessCalendar(name: "Shifts", zone: "GMT", week: week))
        #expect(week.length == 18 * 60)
        #expect(try time.work("2026-11-16T00:00:00Z", "2026-11-18T00:00:00Z") == .hours(16))
    }

    @Test func `around the clock never closes`() throws {
        let post = try WorkingTime(daily: hours("00:00-24:00"), "Europe/Berlin")
        let now = try at("2026-11-18T12:00:00Z")
        #expect(post.nextClosing(after: now) == nil)
        #expect(post.nextOpening(after: now) == nil)
        #expect(try post.end(of: .days(365), from: now) == now + .days(365))
        // Where the years end that are kept, it goes on.
        #expect(WorkingTime(post.calendar, years: 2020..<2027).nextClosing(after: now) == nil)
    }

    @Test func `knows holidays, other hours and days that end early`() throws {
        let office = try WorkingTime(
            "Europe/Moscow",
            hours("09:00-13:00", "14:00-18:00"),
            [
                on("2026-11-18"): .off("Day of the Company"),
                on("2026-11-19"): DayException("Stocktaking", .by(hours("10:00-12:00"))),
                on("2026-11-20"): DayException("Before the feast", .like(.friday), shortenedBy: 5 * 60),
                on("2026-11-21"): DayException("Instead of Wednesday", .like(.wednesday)),
            ]
        )
        func work(_ day: Int) throws -> Duration {
            try office.work("2026-11-\(day)T00:00:00+03:00", "2026-11-\(day + 1)T00:00:00+03:00")
        }
        #expect(try [18, 19, 20, 21, 22].map(work) == [.zero, .hours(2), .hours(3), .hours(8), .zero])
    }

    @Test func `is the same whichever years are kept`() throws {
        let calendar = try WorkingTime("America/New_York", hours("09:00-17:00")).calendar
        let (all, none) = (WorkingTime(calendar), WorkingTime(calendar, years: 1990..<1991))
        for year in [1980, 2009, 2026, 2059, 2075] {
            let start = try at("\(year)-12-30T12:34:56Z")
            #expect(try all.end(of: .hours(500), from: start) == none.end(of: .hours(500), from: start))
            #expect(all.nextOpening(after: start) == none.nextOpening(after: start))
            let later = start + .days(400)
            #expect(all.workingTime(from: start, to: later) == none.workingTime(from: start, to: later))
        }
    }
}

@Suite struct `A calendar that is closed too long` {
    private let calendar: BusinessCalendar

    init() throws {
        let shut = try on("2026-01-01")...on("2059-12-31")
        calendar = try BusinessCalendar(
            name: "Ruin",
            zone: "Europe/Moscow",
            week: WorkingWeek(fiveDays: hours("09:00-18:00")),
            exceptions: Dictionary(uniqueKeysWithValues: shut.map { ($0, .off("Shut")) })
        )
    }

    @Test func `says so instead of looking for an end for ever`() throws {
        let time = WorkingTime(calendar)
        let now = try at("2026-06-01T12:00:00Z")
        #expect(throws: CalendarFlaw.closedTooLong(calendar: "Ruin", years: 20)) {
            try time.end(of: .hours(1), from: now)
        }
        #expect(time.nextOpening(after: now) == nil)
        #expect(try time.end(of: .hours(1), from: at("2045-01-01T00:00:00Z")) == at("2060-01-01T07:00:00Z"))
        #expect(try time.nextOpening(after: at("2045-01-01T00:00:00Z")) == at("2060-01-01T06:00:00Z"))
    }

    @Test func `and a span longer than anybody waits are the same "no"`() throws {
        let time = try WorkingTime("Europe/Moscow", hours("09:00-18:00"))
        for span in [Duration.days(6000), .seconds(Int64.max)] {
            #expect(throws: CalendarFlaw.closedTooLong(calendar: "Office", years: 20)) {
                try time.end(of: span, from: at("2026-06-01T12:00:00Z"))
            }
        }
    }
}
