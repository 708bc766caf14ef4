/// The words of dates in one language, found once.
struct CalendarWords: Sendable {
    /// As in «18 ноября».
    let months: [String]
    /// As in «18 ноя».
    let shortMonths: [String]
    /// From Monday.
    let weekdays: [String]
    let day: Phrase
    let dayOfYear: Phrase
    let dayAndTime: Phrase
    let figures: Phrase

    init(_ word: (String) -> String) {
        months = (1...12).map { word("date.month.\($0)") }
        shortMonths = (1...12).map { word("date.month-short.\($0)") }
        weekdays = (1...7).map { word("date.weekday.\($0)") }
        day = Phrase(word("date.day"))
        dayOfYear = Phrase(word("date.day-of-year"))
        dayAndTime = Phrase(word("date.day-and-time"))
        figures = Phrase(word("date.figures"))
    }
}

/// The words of durations and sizes in one language, found once.
struct UnitWords: Sendable {
    let days: String
    let hours: String
    let minutes: String
    let seconds: String
    let bytes: [String]
    let separator: String
    let decimal: String
    let percent: String

    init(_ word: (String) -> String) {
        days = word("unit.days")
        hours = word("unit.hours")
        minutes = word("unit.minutes")
        seconds = word("unit.seconds")
        bytes = ["unit.bytes", "unit.kilobytes", "unit.megabytes", "unit.gigabytes"].map(word)
        separator = word("number.thousands")
        decimal = word("number.decimal")
        percent = word("number.percent")
    }
}
