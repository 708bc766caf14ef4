import Basics
import Deadlines
import Foundation
import Testing

@Suite struct `Any calendar, in any zone and year` {
    private static let zones = [
        "Europe/Berlin", "Europe/Moscow", "America/New_York", "America/St_Johns", "America/Havana", "America/Sao_Paulo",
        "Africa/Casablanca", "Africa/Cairo", "Antarctica/Troll", "Asia/Kolkata", "Asia/Tehran", "Asia/Gaza",
        "Atlantic/Azores", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati",
    ]

    /// A calendar, and ten days around a moment: mostly one at which the clocks are changed.
    private struct Case {
        let calendar: BusinessCalendar
        let days: Range<Int64>
        let fast: WorkingTime
        let slow: Walk
        var dice: Dice

        init(_ zone: String, _ seed: UInt64) throws {
            dice = Dice(seed: seed, zone)
            var middle = Int64(dice.within(30 * 365...68 * 365)) * 86_400_000
            if dice.falls(60), let system = TimeZone(identifier: zone),
                let change = system.nextDaylightSavingTimeTransition(after: Moment(milliseconds: middle).date)
            {
                middle = Moment(change).milliseconds
            }
            let day = CalendarDay(Moment(milliseconds: middle), offset: 0)
            calendar = try dice.calendar(in: zone, around: day)
            days = middle - 5 * 86_400_000..<middle + 5 * 86_400_000
            // The openings of these days are kept, or in part, or not.
            let year = day.date.year + dice.within(-1...1)
            fast = WorkingTime(calendar, years: year..<year + 1)
            slow = try MinuteModel(calendar).walk(Int(days.lowerBound / 60_000)..<Int(days.upperBound / 60_000))
        }
    }

    @Test(arguments: zones) func `counts as the definition does, minute by minute`(zone: String) throws {
        for seed: UInt64 in 1...5 {
            var it = try Case(zone, seed)
            for _ in 0..<6 {
                let (a, b) = (it.dice.moment(in: it.days), it.dice.moment(in: it.days))
                let (from, to) = (min(a, b), max(a, b))
                let work = it.slow.worked(from: from, to: to)
                #expect(it.fast.workingTime(from: from, to: to) == .milliseconds(work), "\(zone) \(seed) \(from) \(to)")
                #expect(
                    it.fast.isWorking(at: from) == it.slow.isWorking[Int(from.milliseconds / 60_000) - it.slow.first]
                )
                if work > 0 {
                    #expect(try it.fast.end(of: .milliseconds(work), from: from) == it.slow.end(of: work, from: from))
                }
                if let opening = it.slow.opening(after: from) { #expect(it.fast.nextOpening(after: from) == opening) }
                if let closing = it.slow.closing(after: from) { #expect(it.fast.nextClosing(after: from) == closing) }
            }
        }
    }

    @Test(arguments: zones) func `measures what was added, and its parts add up`(zone: String) throws {
        var dice = Dice(seed: 6, zone)
        for _ in 0..<4 {
            let year = dice.within(1998...2050)
            let day = try #require(CalendarDay(year: year, month: dice.within(1...12), day: 10))
            let time = WorkingTime(try dice.calendar(in: zone, around: day), years: year..<year + 1)
            let start = Int64(day.number) * 86_400_000
            for _ in 0..<25 {
                let moments = (0..<3).map { _ in dice.moment(in: start - 30 * 86_400_000..<start + 30 * 86_400_000) }
                let (a, b, c) = (moments[0], moments[1], moments[2])
                #expect(
                    time.workingTime(from: a, to: b) + time.workingTime(from: b, to: c)
                        == time.workingTime(from: a, to: c)
                )
                let shorter = Duration.milliseconds(dice.within(0...100_000_000))
                let longer = shorter + .milliseconds(dice.within(0...100_000_000))
                let (sooner, later) = (try time.end(of: shorter, from: a), try time.end(of: longer, from: a))
                #expect(time.workingTime(from: a, to: sooner) == shorter)
                #expect(time.workingTime(from: a, to: later) == longer)
                #expect(a <= sooner && sooner <= later)
                let afterwards = try time.end(of: shorter, from: max(a, b))
                #expect(try time.end(of: shorter, from: min(a, b)) <= afterwards)
                #expect(
                    try shorter == .zero || time.end(of: longer - shorter, from: sooner) == later || longer == shorter
                )
            }
        }
    }

    @Test func `works at the instants that the definition says, in every zone of the system`() throws {
        var dice = Dice(seed: 2026)
        for zone in TimeZone.knownTimeZoneIdentifiers {
            let year = dice.within(2001...2045)
            let day = try #require(CalendarDay(year: year, month: dice.within(1...12), day: 15))
            let calendar = try dice.calendar(in: zone, around: day)
            let (fast, slow) = (WorkingTime(calendar, years: year..<year + 1), try MinuteModel(calendar))
            let start = day.number * 1440
            for _ in 0..<30 {
                let minute = start + dice.within(-20_000...20_000)
                let moment = Moment(milliseconds: Int64(minute) * 60_000)
                #expect(fast.isWorking(at: moment) == slow.isWorking(minute), "\(zone) \(moment.rfc3339)")
            }
        }
    }
}
