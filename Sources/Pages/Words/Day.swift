import Basics
import Foundation

/// A day of the calendar, as a date field writes it: 2026-11-18.
package struct Day: Sendable, Equatable, LosslessStringConvertible {
    package let description: String
    private let year: Int
    private let month: Int
    private let day: Int

    package init?(_ text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard text.utf8.count == 10, parts.count == 3, (1970...2200).contains(parts[0]), (1...12).contains(parts[1]),
            (1...31).contains(parts[2])
        else { return nil }
        description = text
        (year, month, day) = (parts[0], parts[1], parts[2])
    }

    package func start(in zone: String) -> Moment? { beginning(in: zone, daysLater: 0) }

    /// The beginning of the day after it.
    package func end(in zone: String) -> Moment? { beginning(in: zone, daysLater: 1) }

    private func beginning(in zone: String, daysLater: Int) -> Moment? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        return calendar.date(from: DateComponents(year: year, month: month, day: day + daysLater)).map { Moment($0) }
    }
}
