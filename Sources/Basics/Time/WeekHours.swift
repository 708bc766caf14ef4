import Foundation

/// A part of the week, by the clock of a zone.
package struct WeekHours: Sendable, Hashable, Codable {
    /// From Monday, 1...7.
    package var days: Set<Int>
    /// Minutes since midnight. When the end is not after the beginning, it is of the next day.
    package var from: Int
    package var to: Int
    package var zone: String
    /// What is outside of these hours is meant.
    package var isOutside: Bool

    package init(days: Set<Int>, from: Int, to: Int, zone: String, isOutside: Bool = false) {
        self.days = days
        self.from = from
        self.to = to
        self.zone = zone
        self.isOutside = isOutside
    }

    package func contains(_ moment: Moment) -> Bool {
        isInside(moment) != isOutside
    }

    private func isInside(_ moment: Moment) -> Bool {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: moment.date)
        // The calendar counts from Sunday.
        let day = ((parts.weekday ?? 1) + 5) % 7 + 1
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        if from < to { return days.contains(day) && (from..<to).contains(minute) }
        let yesterday = (day + 5) % 7 + 1
        return days.contains(day) && minute >= from || days.contains(yesterday) && minute < to
    }
}
