import Basics
import Deadlines

extension Dice {
    /// A calendar of no reason at all, with exceptions on about every seventh day of some weeks.
    mutating func calendar(in zone: String, around day: CalendarDay) throws -> BusinessCalendar {
        var days: [Weekday: WorkingDay] = [:]
        for weekday in Weekday.allCases where falls(70) { days[weekday] = try workingDay() }
        if days.isEmpty { days[.wednesday] = try WorkingDay([WorkingSpan(from: 540, length: 60)]) }
        var exceptions: [CalendarDay: DayException] = [:]
        for date in day.advanced(by: -15)...day.advanced(by: 15) where falls(15) { exceptions[date] = try exception() }
        return try BusinessCalendar(name: "Any", zone: zone, week: WorkingWeek(days), exceptions: exceptions)
    }

    private mutating func workingDay() throws -> WorkingDay {
        switch within(1...6) {
        case 1: try WorkingDay([WorkingSpan(from: 0, length: 1440)])
        case 2: try WorkingDay([WorkingSpan(from: 1320, length: 480)])
        case 3: try WorkingDay([WorkingSpan(from: 540, length: 240), WorkingSpan(from: 840, length: 240)])
        case 4: try WorkingDay([WorkingSpan(from: within(0...1439), length: within(1...1440))])
        default: try scattered()
        }
    }

    private mutating func scattered() throws -> WorkingDay {
        var (spans, minute): ([WorkingSpan], Int) = ([], within(0...200))
        while minute < 1440 {
            let length = falls(20) ? 1 : within(5...300)
            spans.append(try WorkingSpan(from: minute, length: length))
            // Some touch each other.
            minute += length + (falls(20) ? 0 : within(1...400))
        }
        return try WorkingDay(spans.shuffled(using: &self))
    }

    private mutating func exception() throws -> DayException {
        let minutes = falls(50) ? 0 : within(0...120)
        return switch within(1...3) {
        case 1: .off("Holiday")
        case 2: DayException("Moved", .like(Weekday.allCases[within(0...6)]), shortenedBy: minutes)
        default: DayException("Other hours", .by(try workingDay()), shortenedBy: minutes)
        }
    }

    /// In a range, given in milliseconds, mostly in the middle of a minute.
    mutating func moment(in range: Range<Int64>) -> Moment {
        let moment = Int64.random(in: range, using: &self)
        return Moment(milliseconds: falls(30) ? moment / 60_000 * 60_000 : moment)
    }
}
