import Deadlines
import Testing

@Suite struct `A rule that repeats by the year` {
    private func days(_ start: String, _ rule: String, _ more: String...) throws -> [String] {
        let lines = ["DTSTART;VALUE=DATE:\(start)", "RRULE:\(rule)"] + more
        return try ICalendarHolidays(event(lines.joined(separator: "\n"))).days
    }

    @Test func `goes on to 2040 without an end, to its end with one`() throws {
        #expect(try days("19700101", "FREQ=YEARLY").count == 41)
        #expect(try days("19700101", "FREQ=YEARLY;INTERVAL=4").first == "2002-01-01")
        #expect(try days("19700101", "FREQ=YEARLY;COUNT=32") == ["2000-01-01", "2001-01-01"])
        #expect(try days("20240612", "FREQ=YEARLY").last == "2040-06-12")
        #expect(try days("20240612", "FREQ=YEARLY;COUNT=2") == ["2024-06-12", "2025-06-12"])
        #expect(try days("20240612", "FREQ=YEARLY;INTERVAL=3;UNTIL=20300612T235959Z").last == "2030-06-12")
        #expect(try days("20240612", "UNTIL=20270101;INTERVAL=2;FREQ=YEARLY;WKST=SU") == ["2024-06-12", "2026-06-12"])
    }

    @Test func `comes on 29 February only where there is one`() throws {
        #expect(try days("20240229", "FREQ=YEARLY;UNTIL=20330101") == ["2024-02-29", "2028-02-29", "2032-02-29"])
    }

    @Test func `finds the so-many-th weekday of a month or of the year`() throws {
        let thanksgiving = try days("20241128", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3")
        #expect(thanksgiving == ["2024-11-28", "2025-11-27", "2026-11-26"])
        let memorial = try days("20240527", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2")
        #expect(memorial == ["2024-05-27", "2025-05-26"])
        #expect(try days("20240101", "FREQ=YEARLY;BYDAY=1MO;COUNT=3") == ["2024-01-01", "2025-01-06", "2026-01-05"])
        #expect(try days("20241229", "FREQ=YEARLY;BYDAY=-1SU;COUNT=2") == ["2024-12-29", "2025-12-28"])
        let sundays = try days("20241201", "FREQ=YEARLY;BYMONTH=12;BYDAY=SU;COUNT=4")
        #expect(sundays == ["2024-12-01", "2024-12-08", "2024-12-15", "2024-12-22"])
    }

    @Test func `takes days of the month, from its end too, and lets weekdays choose among them`() throws {
        let lastDays = try days("20240131", "FREQ=YEARLY;BYMONTH=1,2;BYMONTHDAY=-1;COUNT=4")
        #expect(lastDays == ["2024-01-31", "2024-02-29", "2025-01-31", "2025-02-28"])
        let fridays = try days("20240913", "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR;COUNT=3")
        #expect(fridays == ["2024-09-13", "2024-12-13", "2025-06-13"])
        let both = try days("20240501", "FREQ=YEARLY;BYMONTH=5,9;COUNT=3")
        #expect(both == ["2024-05-01", "2024-09-01", "2025-05-01"])
    }

    @Test func `may leave out days and have others`() throws {
        let days = try days(
            "20240612",
            "FREQ=YEARLY;COUNT=3",
            "EXDATE;VALUE=DATE:20250612,20300101",
            "RDATE;VALUE=DATE:20251224"
        )
        #expect(days == ["2024-06-12", "2025-12-24", "2026-06-12"])
    }
}
