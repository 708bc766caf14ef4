import Basics
import Deadlines
import Foundation
import Testing

@Suite struct `A business calendar` {
    private static func calendar(
        name: String = "Office",
        zone: String = "Europe/Moscow",
        week: WorkingWeek? = nil
    ) throws -> BusinessCalendar {
        try BusinessCalendar(name: name, zone: zone, week: week ?? WorkingWeek(fiveDays: hours("09:00-18:00")))
    }

    @Test func `has a name, a zone that exists and some work in its week`() {
        #expect(throws: CalendarFlaw.nameMissing) { try Self.calendar(name: " ") }
        #expect(throws: CalendarFlaw.zoneUnknown("Europe/Nowhere")) { try Self.calendar(zone: "Europe/Nowhere") }
        #expect(throws: CalendarFlaw.noWorkingTime) { try Self.calendar(week: WorkingWeek([:])) }
        #expect(throws: CalendarFlaw.noWorkingTime) { try Self.calendar(week: WorkingWeek([.friday: .off])) }
    }

    @Test func `has spans that begin on their day and last a day at the most`() throws {
        for (from, length) in [(-1, 60), (1440, 60), (60, 0), (60, -5), (60, 1441)] {
            #expect(throws: CalendarFlaw.spanImpossible) { try WorkingSpan(from: from, length: length) }
        }
        #expect(throws: CalendarFlaw.spanImpossible) { try WorkingSpan(from: 60, until: 1441) }
        #expect(try WorkingSpan(from: 1320, until: 360).length == 480)
        #expect(try WorkingSpan(from: 540, until: 540).length == 1440)
        #expect(try WorkingSpan(from: 1320, until: 360).description == "22:00–06:00")
    }

    @Test func `has no spans that overlap on one day`() throws {
        let (morning, noon) = (try WorkingSpan(from: 540, until: 780), try WorkingSpan(from: 720, until: 1080))
        #expect(throws: CalendarFlaw.spansOverlap(morning, noon)) { try WorkingDay([noon, morning]) }
        #expect(try hours("13:00-18:00", "09:00-13:00").length == 540)
    }

    @Test func `shortens a day from its end`() throws {
        let day = try hours("09:00-13:00", "14:00-18:00")
        #expect(try day.shortened(by: 60) == hours("09:00-13:00", "14:00-17:00"))
        #expect(try day.shortened(by: 240) == hours("09:00-13:00"))
        #expect(try day.shortened(by: 270) == hours("09:00-12:30"))
        #expect(day.shortened(by: 480).isOff)
        #expect(day.shortened(by: 5000).isOff)
        #expect(day.shortened(by: -10) == day)
    }

    @Test func `is kept as JSON and read again`() throws {
        let exceptions = [
            try on("2026-11-04"): DayException.off("День народного единства"),
            try on("2026-11-07"): DayException("Other hours", .by(try hours("10:00-12:00"))),
            try on("2026-11-14"): DayException("Instead of Monday", .like(.monday), shortenedBy: 60),
        ]
        let calendar = try Self.calendar().adding(exceptions)
        let kept = try JSONEncoder().encode(calendar)
        #expect(try JSONDecoder().decode(BusinessCalendar.self, from: kept) == calendar)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let holiday = String(decoding: try encoder.encode(exceptions), as: UTF8.self)
        #expect(
            holiday.hasPrefix(#"{"2026-11-04":{"name":"День народного единства"},"2026-11-07":{"hours":[{"from":600,"#)
        )
        #expect(holiday.hasSuffix(#""2026-11-14":{"like":1,"name":"Instead of Monday","shortenedBy":60}}"#))
    }

    @Test(
        arguments: [
            ("Mars/Base", #"[{"from":0,"length":9}],[],[],[],[],[],[]"#, CalendarFlaw.zoneUnknown("Mars/Base")),
            ("GMT", "[],[],[],[],[],[],[]", .noWorkingTime),
            ("GMT", "[],[]", .weekIncomplete),
            ("GMT", #"[{"from":0,"length":0}],[],[],[],[],[],[]"#, .spanImpossible),
            ("GMT", #"[{"from":0,"length":9},{"from":0,"length":5}],[],[],[],[],[],[]"#, nil),
        ]
    )
    func `that was kept and is wrong is not read`(zone: String, week: String, flaw: CalendarFlaw?) throws {
        let json = Data(#"{"name":"A","zone":"\#(zone)","week":[\#(week)]}"#.utf8)
        let found = try #require(throws: CalendarFlaw.self) {
            try JSONDecoder().decode(BusinessCalendar.self, from: json)
        }
        if let flaw { #expect(found == flaw) }
    }

    @Test func `takes the later of two exceptions for a date`() throws {
        let day = try on("2026-11-18")
        let feast = try Self.calendar().adding([day: .off("Feast")])
        let calendar = feast.adding([day: DayException("Work", .like(.monday))])
        #expect(calendar.exceptions[day]?.name == "Work")
        #expect(try calendar.work(on: day) == hours("09:00-18:00"))
    }
}
