import Basics
import Foundation
import Testing

@Suite struct `A calendar day` {
    @Test func `is written as ISO 8601 has it and read again`() {
        #expect(CalendarDay("2026-11-18")?.description == "2026-11-18")
        #expect(CalendarDay("0099-01-01")?.description == "0099-01-01")
        for text in [
            "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-11-18", "2026-1-18", "2026-11-18T00",
        ] {
            #expect(CalendarDay(text) == nil, "\(text)")
        }
    }

    @Test func `agrees with the system's calendar on dates and weekdays`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for number in stride(from: -80_000, to: 60_000, by: 97) {
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday],
                from: Date(timeIntervalSince1970: Double(number) * 86_400)
            )
            let (year, month, day) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
            let here = CalendarDay(number: number)
            #expect(here.date == (year, month, day))
            #expect(CalendarDay(year: year, month: month, day: day) == here)
            #expect(here.weekday.rawValue % 7 + 1 == parts.weekday)
        }
    }

    @Test func `is counted with and kept as text`() throws {
        let day = try #require(CalendarDay("2024-02-28"))
        #expect(day.advanced(by: 2).description == "2024-03-01")
        #expect((day..<day.advanced(by: 366)).count == 366)
        let kept = try JSONEncoder().encode([day: "a leap year"])
        #expect(String(decoding: kept, as: UTF8.self) == #"{"2024-02-28":"a leap year"}"#)
        #expect(try JSONDecoder().decode([CalendarDay: String].self, from: kept) == [day: "a leap year"])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CalendarDay: String].self, from: Data(#"{"2024-02-30":""}"#.utf8))
        }
    }
}

@Suite struct `The eras of a zone` {
    @Test(arguments: ["Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "Europe/Moscow"])
    func `follow one another and have the system's offsets`(identifier: String) throws {
        let zone = Zone(identifier)
        let system = try #require(TimeZone(identifier: identifier))
        // The second stretch of time lies outside of what a zone looks up beforehand.
        for (from, to) in [
            ("2009-06-01T00:00:00Z", "2015-03-04T05:06:07.890Z"), ("2038-01-01T00:00:00Z", "2044-01-01T00:00:00Z"),
        ] {
            let (from, to) = (try #require(Moment(rfc3339: from)), try #require(Moment(rfc3339: to)))
            let eras = zone.eras(from: from, to: to)
            #expect(eras.first?.from == from)
            #expect(eras.last?.to == to)
            #expect(zip(eras, eras.dropFirst()).allSatisfy { $0.to == $1.from })
            for era in eras {
                #expect(era.offset == system.secondsFromGMT(for: era.from.date))
                #expect(era.offset == system.secondsFromGMT(for: (era.to - .milliseconds(1)).date))
            }
        }
    }

    @Test func `of no time are none`() {
        let moment = Moment(milliseconds: 1_700_000_000_000)
        #expect(Zone("Europe/Berlin").eras(from: moment, to: moment).isEmpty)
        #expect(!Zone.exists("Europe/Nowhere"))
        #expect(Zone.exists("Europe/Berlin"))
    }
}
