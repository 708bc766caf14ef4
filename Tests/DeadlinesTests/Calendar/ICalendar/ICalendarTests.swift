import Basics
import Deadlines
import Testing

@Suite struct `A file of holidays` {
    @Test(arguments: ["\n", "\r\n"]) func `gives its days of the whole day`(lineEnd: String) throws {
        let holidays = try ICalendarHolidays(
            file(
                """
                BEGIN:VEVENT
                SUMMARY:Neujahr
                DTSTART;VALUE=DATE:20260101
                DTEND;VALUE=DATE:20260102
                END:VEVENT

                begin:vevent
                dtstart;value=date:20260406
                summary;language=de:Ostermontag
                end:vevent
                """,
                lineEnd: lineEnd
            )
        )
        #expect(holidays.days == ["2026-01-01", "2026-04-06"])
        #expect(try holidays.exceptions[on("2026-01-01")] == .off("Neujahr"))
        #expect(try holidays.exceptions[on("2026-04-06")] == .off("Ostermontag"))
        #expect(holidays.skipped.isEmpty)
    }

    @Test func `does not count the day at which an event ends`() throws {
        let holidays = try ICalendarHolidays(event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"))
        #expect(holidays.days == ["2026-12-24", "2026-12-25", "2026-12-26"])
        #expect(try ICalendarHolidays(event("DTSTART:20261224", "DURATION:P2D")).days == ["2026-12-24", "2026-12-25"])
        #expect(try ICalendarHolidays(event("DTSTART:20261224", "DTEND:20261224")).days == ["2026-12-24"])
    }

    @Test func `may begin with a mark, fold within a letter and escape its text`() throws {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        bytes += event("DTSTART;VALUE=DATE:20260112", #"SUMMARY:Праздник\, "большой"\; и\nдлинный: \\"#)
        let letter = try #require(bytes.firstIndex(of: 0xD0))
        bytes.insert(contentsOf: Array("\r\n ".utf8), at: letter + 1)
        let name = try ICalendarHolidays(bytes).exceptions[on("2026-01-12")]?.name
        #expect(name == #"Праздник, "большой"; и длинный: \"#)
    }

    @Test func `names both of two holidays on one day, and one that comes twice once`() throws {
        let holidays = try ICalendarHolidays(
            file(
                ["May Day", "Feast", "May Day"].map { "BEGIN:VEVENT\nDTSTART:20260501\nSUMMARY:\($0)\nEND:VEVENT" }
                    .joined(separator: "\n")
            )
        )
        #expect(try holidays.exceptions[on("2026-05-01")]?.name == "May Day, Feast")
    }

    @Test func `leaves out what is no day off, and says so`() throws {
        let holidays = try ICalendarHolidays(
            file(
                """
                BEGIN:VTIMEZONE
                BEGIN:STANDARD
                DTSTART:19701025T030000
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                DTSTART;TZID="Europe: Berlin":20260101T100000
                SUMMARY:Meeting
                RRULE:FREQ=NEVER;COUNT=0
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20260102
                STATUS:CANCELLED
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20260105
                RRULE:FREQ=WEEKLY
                SUMMARY:Mondays
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20260106
                RRULE:FREQ=YEARLY;BYSETPOS=1;BYDAY=MO
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20260104
                RRULE:FREQ=YEARLY;BYDAY=SU
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20260107
                RECURRENCE-ID;VALUE=DATE:20260108
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20260109
                BEGIN:VALARM
                DTSTART:20260110
                END:VALARM
                END:VEVENT
                """
            )
        )
        #expect(holidays.days == ["2026-01-09"])
        #expect(holidays.skipped.map(\.cause) == [.hasTime, .cancelled, .rule, .rule, .rule, .replacement])
        #expect(holidays.skipped.map(\.line) == [8, 13, 17, 22, 26, 30])
        #expect(holidays.skipped.map(\.name) == ["Meeting", "", "Mondays", "", "", ""])
    }

    @Test func `becomes days off of a calendar`() throws {
        let holidays = try ICalendarHolidays(event("DTSTART:20261118", "SUMMARY:Buß- und Bettag"))
        let week = WorkingWeek(fiveDays: try hours("09:00-17:00"))
        let calendar = try BusinessCalendar(name: "Dresden", zone: "Europe/Berlin", week: week)
        #expect(try calendar.adding(holidays.exceptions).work(on: on("2026-11-18")).isOff)
    }
}
