import Basics

/// What will have happened, kept by day until that day is told.
struct Agenda: Sendable {
    private var days: [Day: [Deed]] = [:]

    mutating func add(_ deeds: [Deed]) {
        for deed in deeds { days[Day(of: deed.at), default: []].append(deed) }
    }

    /// Everything of a day, in the order of the clock.
    mutating func take(_ day: Day) -> [Deed] {
        let deeds = days.removeValue(forKey: day) ?? []
        return deeds.enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
    }
}
