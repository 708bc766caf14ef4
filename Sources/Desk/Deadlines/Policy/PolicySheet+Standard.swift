import Basics
import Deadlines
import People

extension PolicySheet {
    /// What a company begins with: the office hours of Moscow with Russia's days off, and the more urgent, the sooner.
    package static let standard: PolicySheet = {
        do {
            return PolicySheet(
                calendars: [
                    NamedCalendar(.office, try .moscowOffice()), NamedCalendar(.roundTheClock, try .roundTheClock()),
                ],
                standard: .office,
                targets: urgency + [
                    TargetRule(.task, minutes: 16 * 60), TargetRule(.escalation, minutes: 4 * 60), .consumersClaim,
                ],
                warnings: [
                    WarningRule(at: 75, .person), WarningRule(at: 100, .head), WarningRule(at: 150, .higher),
                ],
                ownManagerFirst: 15
            )
        } catch {
            preconditionFailure("the calendars that a company begins with are wrong: \(error)")
        }
    }()

    private static let urgency: [TargetRule] = {
        let times: [(Case.Priority, answer: Int, next: Int, solution: Int)] = [
            (.urgent, 30, 60, 8 * 60), (.high, 60, 2 * 60, 16 * 60), (.normal, 4 * 60, 4 * 60, 40 * 60),
            (.low, 8 * 60, 8 * 60, 80 * 60),
        ]
        return times.flatMap { priority, answer, next, solution in
            let scope = TargetScope(priority: priority)
            return [
                TargetRule(.firstAnswer, scope, minutes: answer), TargetRule(.nextAnswer, scope, minutes: next),
                TargetRule(.solution, scope, minutes: solution),
            ]
        }
    }()
}

extension TargetRule {
    /// Ten days, none of them left out: what Russian law gives for an answer to a consumer's claim (law 2300-1 of 7 February 1992,
    /// article 22).
    package static let consumersClaim = TargetRule(
        .lawfulAnswer,
        TargetScope(kind: .claim),
        minutes: 10 * 24 * 60,
        calendar: .roundTheClock
    )
}

extension CalendarKey {
    package static let office = CalendarKey(rawValue: "office")
    package static let roundTheClock = CalendarKey(rawValue: "round-the-clock")
}

extension BusinessCalendar {
    /// Nine to six on the working days of Russia, by Moscow's time.
    fileprivate static func moscowOffice() throws -> BusinessCalendar {
        try BusinessCalendar(
            name: "Москва, с 9 до 18",
            zone: "Europe/Moscow",
            week: WorkingWeek(fiveDays: try WorkingDay([WorkingSpan(from: 9 * 60, until: 18 * 60)])),
            exceptions: ProductionCalendar.exceptions
        )
    }

    fileprivate static func roundTheClock() throws -> BusinessCalendar {
        let day = try WorkingDay([WorkingSpan(from: 0, length: 1440)])
        return try BusinessCalendar(
            name: "Круглосуточно",
            zone: "Europe/Moscow",
            week: WorkingWeek(Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, day) }))
        )
    }
}
