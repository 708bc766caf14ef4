import Basics
import TestSupport
import Testing

@testable import Demo

@Suite struct DaysTests {
    @Test func `a day knows its date and its weekday`() {
        let monday = Day(of: FixedTime.start)
        #expect(monday.civil == (2026, 3, 2))
        #expect(monday.weekday == 1)
        #expect(monday.at(hour: 12) == FixedTime.start)
        #expect((monday - 1).civil == (2026, 3, 1))
        #expect((monday - 2).civil == (2026, 2, 28))
        #expect(Day(of: monday.start).number == monday.number)
        #expect(Day(of: monday.start - .milliseconds(1)).number == monday.number - 1)
    }

    @Test func `working time skips nights, week-ends and holidays`() {
        let friday = Day(of: FixedTime.start) - 3
        let late = friday.at(hour: 17, minute: 30)
        #expect(late.workingLater(seconds: 3600) == (friday + 3).at(hour: 9, minute: 30))
        #expect((friday + 1).at(hour: 11).whenOpen == (friday + 3).at(hour: 9))
        #expect(friday.at(hour: 7).whenOpen == friday.at(hour: 9))
        #expect(friday.at(hour: 13).whenOpen == friday.at(hour: 13))
        let newYear = Day(number: 20_454)
        #expect(newYear.civil == (2026, 1, 1))
        #expect(newYear.isHoliday)
        #expect((newYear - 1).at(hour: 18).whenOpen == (newYear + 8).at(hour: 9))
    }

    @Test func `working days are counted backwards over week-ends and holidays`() {
        let monday = Day(of: FixedTime.start)
        #expect(monday.workingDaysAgo(1) == monday - 3)
        #expect(monday.workingDaysAgo(6) == monday - 11, "23 February is a holiday")
    }

    @Test func `chance is the same for everyone and fair enough`() {
        var chance = Chance(seed: 42)
        #expect(chance.next() == 0xbdd7_3226_2feb_6e95)
        var counts = [0, 0, 0, 0]
        for _ in 0..<40_000 { counts[chance.below(4)] += 1 }
        #expect(counts.allSatisfy { abs($0 - 10_000) < 400 })
        var first = Chance(.client, 1)
        var second = Chance(.client, 2)
        #expect(first.next() != second.next())
    }
}
