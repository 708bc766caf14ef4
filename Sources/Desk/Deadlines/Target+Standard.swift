import Basics
import Deadlines

extension [Target] {
    /// What a company begins with: the office hours of Moscow with Russia's days off, and the more urgent, the sooner.
    package static let standard: [Target] = {
        let hours = WorkingTime.office
        let spans: [(Case.Priority, answer: Duration, next: Duration, solution: Duration)] = [
            (.urgent, .minutes(30), .hours(1), .hours(8)), (.high, .hours(1), .hours(2), .hours(16)),
            (.normal, .hours(4), .hours(4), .hours(40)), (.low, .hours(8), .hours(8), .hours(80)),
        ]
        return spans.flatMap { priority, answer, next, solution in
            [
                Target(.firstAnswer, priority: priority, answer, by: hours),
                Target(.nextAnswer, priority: priority, next, by: hours),
                Target(.solution, priority: priority, solution, by: hours),
            ]
        }
    }()
}

extension WorkingTime {
    /// Nine to six on the working days of Russia, by Moscow's time.
    fileprivate static let office: WorkingTime = {
        do {
            let week = WorkingWeek(fiveDays: try WorkingDay([WorkingSpan(from: 9 * 60, until: 18 * 60)]))
            let calendar = try BusinessCalendar(
                name: "Москва, с 9 до 18",
                zone: "Europe/Moscow",
                week: week,
                exceptions: ProductionCalendar.exceptions
            )
            return WorkingTime(calendar)
        } catch {
            preconditionFailure("the office's own hours are wrong: \(error)")
        }
    }()
}
