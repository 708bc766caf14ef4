import Basics

/// The Russian production calendar of the five-day week: which days the law takes off the week, which it moves, and which it shortens.
package enum ProductionCalendar {
    /// The years that are known.
    package static let years = 2024...2027

    package static let exceptions: [CalendarDay: DayException] = decreed.reduce(into: [:]) { all, year in
        all.merge(year.exceptions) { $1 }
    }
}

/// A day of a year, such as 27 April.
struct YearDay: Hashable {
    let day: Int
    let month: Int

    init(_ day: Int, _ month: Int) {
        self.day = day
        self.month = month
    }

    func of(_ year: Int) -> CalendarDay? {
        CalendarDay(year: year, month: month, day: day)
    }

    /// As it is said in Russian, the language of this law: «27 апреля».
    var name: String { "\(day) \(Self.months[month - 1])" }

    private static let months = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ]
}

/// What is decided for one year.
struct ProductionYear {
    let year: Int
    /// A day off is moved from a date that is worked instead, unless it is a holiday, to another.
    let moved: [(from: YearDay, to: YearDay)]
    /// One hour less: the days before holidays, and those worked instead of such a day.
    let shortened: [YearDay]

    var exceptions: [CalendarDay: DayException] {
        var days: [YearDay: DayException] = [:]
        for day in shortened {
            guard let weekday = day.of(year)?.weekday else { continue }
            days[day] = DayException("Предпраздничный день", .like(weekday), shortenedBy: 60)
        }
        for move in moved {
            days[move.to] = .off("Перенос выходного с \(move.from.name)")
            if let weekday = move.to.of(year)?.weekday {
                let hour = shortened.contains(move.from) ? 60 : 0
                days[move.from] = DayException("Рабочий день за \(move.to.name)", .like(weekday), shortenedBy: hour)
            }
        }
        for (name, dates) in ProductionCalendar.holidays {
            for day in dates { days[day] = .off(name) }
        }
        return days.reduce(into: [:]) { all, item in
            if let day = item.key.of(year) { all[day] = item.value }
        }
    }
}
