import Basics
import Deadlines

/// Hours that clocks of the tests run by.
enum ClockFixtures {
    static let always = WorkingTime(calendar("Always", "UTC", .every, [(0, 1440)]))
    static let calendars = [
        always,
        WorkingTime(calendar("Office", "Europe/Moscow", .fiveDays, [(540, 780), (840, 1080)])),
        WorkingTime(calendar("Night", "Europe/Berlin", .fiveDays, [(1320, 1440 + 360)])),
        WorkingTime(calendar("Short", "America/New_York", .every, [(600, 605), (1020, 1080)])),
    ]

    enum Days { case every, fiveDays }

    private static func calendar(_ name: String, _ zone: String, _ days: Days, _ spans: [(Int, Int)])
        -> BusinessCalendar
    {
        do {
            let day = try WorkingDay(spans.map { try WorkingSpan(from: $0.0, length: $0.1 - $0.0) })
            let week =
                switch days {
                case .fiveDays: WorkingWeek(fiveDays: day)
                case .every: WorkingWeek(Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, day) }))
                }
            return try BusinessCalendar(name: name, zone: zone, week: week)
        } catch {
            preconditionFailure("a calendar of the tests is wrong: \(error)")
        }
    }
}
