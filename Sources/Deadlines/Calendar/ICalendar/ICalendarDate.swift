import Basics

/// A date, or a time on one, as iCalendar writes it: `20261231`, `20261231T180000Z` (RFC 5545, 3.3.4 and 3.3.5).
struct ICalendarDate: Equatable {
    let day: CalendarDay
    let hasTime: Bool

    /// Before, nobody counted days as iCalendar does.
    private static let yearOfGregory = 1582

    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts[0].utf8.compactMap { (0x30...0x39).contains($0) ? Int($0) - 0x30 : nil }
        guard digits.count == 8, parts[0].utf8.count == 8 else { return nil }
        func number(_ places: Range<Int>) -> Int { digits[places].reduce(0) { $0 * 10 + $1 } }
        guard let day = CalendarDay(year: number(0..<4), month: number(4..<6), day: number(6..<8)),
            day.date.year > Self.yearOfGregory
        else { return nil }
        if parts.count > 1 {
            guard String(parts[1]).wholeMatch(of: #/([01]\d|2[0-3])[0-5]\d([0-5]\d|60)Z?/#) != nil else { return nil }
        }
        self.day = day
        hasTime = parts.count > 1
    }
}

extension ICalendarLine {
    /// The one date that it holds.
    func date() throws(ICalendarFlaw) -> ICalendarDate {
        guard let date = ICalendarDate(value.trimmed), !(date.hasTime && parameters["VALUE"]?.uppercased() == "DATE")
        else { throw ICalendarFlaw(number, .dateImpossible(value)) }
        return date
    }

    /// All dates that it holds, without their times.
    func days() throws(ICalendarFlaw) -> [CalendarDay] {
        var days: [CalendarDay] = []
        for text in value.split(separator: ",", omittingEmptySubsequences: false) {
            // Of a period (`20261231/20270102`) the beginning.
            guard let date = ICalendarDate(text.prefix { $0 != "/" }.trimmed) else {
                throw ICalendarFlaw(number, .dateImpossible(String(text)))
            }
            days.append(date.day)
        }
        return days
    }

    /// The days of a duration such as `P2D` or `P1W` (3.3.6); nil when it has hours in it.
    func durationInDays() throws(ICalendarFlaw) -> Int? {
        if let match = value.wholeMatch(of: #/\+?P(\d{1,4})([DW])/#), let count = Int(match.1) {
            return match.2 == "W" ? count * 7 : count
        }
        guard value.wholeMatch(of: #/[+-]?P(\d+D)?(T(\d+[HMS])+)?/#) != nil else {
            throw ICalendarFlaw(number, .lengthImpossible)
        }
        return nil
    }
}
