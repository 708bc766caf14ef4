import Basics
import Deadlines
import Testing

@Suite struct `A damaged file of holidays` {
    private static let sound = event(
        "DTSTART;VALUE=DATE:20241128",
        "DTEND;VALUE=DATE:20241129",
        #"SUMMARY;LANGUAGE="en":Thanksgiving\, День благодарения"#,
        "RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=11;BYDAY=4TH;UNTIL=20301231",
        "EXDATE;VALUE=DATE:20251127,20261126"
    )
    private static let crumbs = Array(":;=,\"\\\r\n \t0123456789-TZPDWMOVALUEDATE\u{0}".utf8) + [0xD0, 0xFF]

    @Test func `is read or declined, and never takes the program with it`() throws {
        var dice = Dice(seed: 5545)
        var declined = 0
        for _ in 0..<1500 {
            var bytes = Self.sound
            for _ in 0..<dice.within(1...4) {
                let place = dice.within(0...bytes.count - 1)
                switch dice.within(1...3) {
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(Self.crumbs[dice.within(0...Self.crumbs.count - 1)], at: place)
                default: bytes[place] = Self.crumbs[dice.within(0...Self.crumbs.count - 1)]
                }
            }
            do throws(ICalendarFlaw) {
                let holidays = try ICalendarHolidays(bytes)
                #expect(holidays.exceptions.keys.allSatisfy { ICalendarHolidays.years.contains($0.date.year) })
            } catch {
                declined += 1
                #expect((1...20).contains(error.line))
            }
        }
        #expect((200...1400).contains(declined))
    }
}
