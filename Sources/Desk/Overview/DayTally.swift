import Basics
import People

/// Sums by day, line, department and person: pure, so that counting anew gives the same.
struct DayTally: Sendable {
    struct Key: Hashable, Sendable {
        let measure: DayMeasure
        let day: CalendarDay
        /// 0 where it is of no line.
        var line = 0
        var department: Department.ID?
        var person: Person.ID?
    }

    private(set) var sums: [Key: Int] = [:]

    mutating func add(_ count: Int = 1, to key: Key) {
        sums[key, default: 0] += count
    }

    mutating func add(_ other: DayTally) {
        sums.merge(other.sums, uniquingKeysWith: +)
    }

    /// What a step in the life of a case adds.
    init(_ step: CaseStep, on day: CalendarDay) {
        let (before, after) = (step.before, step.after)
        count(.opened, before == nil, at: after, on: day)
        count(.broken, step.isBreach, at: after, on: day)
        let wasUnsolved = before?.isUnsolved ?? true
        if !step.isByJoining {
            count(.solved, wasUnsolved && !after.isUnsolved, at: before ?? after, on: day)
            count(.closed, after.status == .closed && before?.status != .closed, at: before ?? after, on: day)
            count(.reopened, !wasUnsolved && after.isUnsolved, at: after, on: day)
            // Where it came from is asked why it passed it on.
            count(.handedOver, step.event == "case.handed-over", at: before ?? after, on: day)
        }
        guard before != after else { return }
        if let before, before.isUnsolved { add(-1, to: Key(.growth, before, on: day)) }
        if after.isUnsolved { add(1, to: Key(.growth, after, on: day)) }
        sums = sums.filter { $0.value != 0 }
    }

    init() {}

    private mutating func count(
        _ measure: DayMeasure,
        _ happened: Bool,
        at place: CaseStep.Place,
        on day: CalendarDay
    ) {
        if happened { add(to: Key(measure, place, on: day)) }
    }
}

extension DayTally.Key {
    init(_ measure: DayMeasure, _ place: CaseStep.Place, on day: CalendarDay) {
        self.init(measure: measure, day: day, line: place.line.rawValue, department: place.department)
    }
}
