import Deadlines
import Testing

@Suite struct `A bad file of holidays` {
    private func flaw(_ bytes: [UInt8]) throws -> ICalendarFlaw {
        try #require(throws: ICalendarFlaw.self) { try ICalendarHolidays(bytes) }
    }

    private func expect(
        _ bytes: [UInt8],
        _ line: Int,
        _ kind: ICalendarFlaw.Kind,
        at place: SourceLocation = #_sourceLocation
    ) throws {
        let flaw = try flaw(bytes)
        #expect(flaw.line == line, sourceLocation: place)
        #expect(flaw.kind == kind, sourceLocation: place)
    }

    @Test func `is told from a calendar`() throws {
        try expect([], 1, .notCalendar)
        try expect(Array("BEGIN:VCARD\nEND:VCARD\n".utf8), 1, .notCalendar)
        try expect(Array("\n\nDTSTART:20260101\n".utf8), 3, .notCalendar)
        try expect(Array("<html>\n".utf8), 1, .lineUnreadable)
        try expect(Array(" folded\n".utf8), 1, .lineUnreadable)
        try expect([0xFF, 0xFE, 0x42, 0x00], 1, .notUTF8)
    }

    @Test func `has beginnings without ends, or ends without beginnings`() throws {
        try expect(file("BEGIN:VEVENT\nDTSTART:20260101"), 5, .endUnexpected("VCALENDAR"))
        try expect(Array("BEGIN:VCALENDAR\nBEGIN:VEVENT".utf8), 2, .endMissing("VEVENT"))
        try expect(file("END:VEVENT"), 3, .endUnexpected("VEVENT"))
        try expect(file("\nDTSTART 20260101"), 4, .lineUnreadable)
    }

    @Test func `has dates that no calendar has`() throws {
        try expect(event("SUMMARY:Nothing"), 3, .dateMissing)
        for date in ["20260230", "2026-01-01", "20261301", "tomorrow", "20260101T2500", "00010101", ""] {
            try expect(event("DTSTART;VALUE=DATE:\(date)"), 4, .dateImpossible(date))
        }
        try expect(event("DTSTART;VALUE=DATE:20260101T100000"), 4, .dateImpossible("20260101T100000"))
        try expect(event("DTSTART:20260101", "EXDATE:20260101,x"), 5, .dateImpossible("x"))
        try expect(event("DTSTART:20260102", "DTEND:20260101"), 5, .lengthImpossible)
        try expect(event("DTSTART:20260102", "DTEND:20280101"), 5, .lengthImpossible)
        try expect(event("DTSTART:20260102", "DURATION:two days"), 5, .lengthImpossible)
    }

    @Test(arguments: [
        "COUNT", "COUNT=0", "INTERVAL=0", "COUNT=2;UNTIL=20300101", "UNTIL=soon", "BYMONTH=13", "BYMONTHDAY=0",
        "BYDAY=XX",
        "BYDAY=0MO", "COLOUR=RED",
    ])
    func `has rules that mean nothing`(rule: String) throws {
        let rule = "FREQ=YEARLY;\(rule)"
        try expect(event("DTSTART:20260101", "RRULE:\(rule)"), 5, .ruleImpossible(rule))
    }

    @Test func `has more events than anybody has holidays`() throws {
        let events = String(repeating: "BEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\n", count: 1001)
        #expect(try flaw(file(events)).kind == .tooManyEvents(limit: 1000))
    }

    @Test func `quotes no more than a line of what it found`() throws {
        let flaw = try flaw(event("DTSTART:\(String(repeating: "9", count: 500))"))
        #expect(flaw.details["found"]?.count == 80)
        #expect(flaw.details["line"] == "4")
    }
}
