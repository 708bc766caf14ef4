import Basics
import Deadlines
import Store
import Synchronization

extension Snapshot {
    /// The zone whose days are counted: that of the company's standard calendar, as it was when counting began.
    func countingZone() throws -> Zone {
        if let kept: String = try value("SELECT zone FROM day_count_place") { return .known(kept) }
        return .known(try standardZone())
    }

    /// Whether the company's days begin at another time now than those that were counted.
    func countsByAnotherZone() throws -> Bool {
        guard let kept: String = try value("SELECT zone FROM day_count_place") else { return false }
        return try kept != standardZone()
    }

    private func standardZone() throws -> String {
        try deadlinePolicy().standardCalendar.calendar.zone
    }
}

extension Zone {
    private static let known = Mutex<[String: Zone]>([:])

    /// With its changes looked up once for all who count by it; the calendars of a company are few.
    fileprivate static func known(_ identifier: String) -> Zone {
        known.withLock { known in
            if let zone = known[identifier] { return zone }
            let zone = Zone(identifier)
            known[identifier] = zone
            return zone
        }
    }

    /// When a day begins here.
    func beginning(of day: CalendarDay) -> Moment {
        let midnight = Moment(milliseconds: Int64(day.number) * 86_400_000)
        let early = midnight - .seconds(offset(at: midnight))
        // Once more by the offset that holds then, for the nights in which clocks are changed.
        return midnight - .seconds(offset(at: early))
    }
}
