import Basics

/// When nobody wants to be called: by the clock of where they are (SPEC T1).
package struct QuietHours: Sendable, Hashable {
    /// From this hour on one may be called.
    private let from: Int
    private let until: Int

    package static let usual = QuietHours(from: 9, until: 20)
    /// At the end of the week people sleep longer.
    private static let weekend = QuietHours(from: 10, until: 18)

    private init(from: Int, until: Int) {
        self.from = from
        self.until = until
    }

    /// The clock that hangs where this number is; where its digits do not tell, the one of whoever calls.
    package static func clock(of phone: PhoneNumber, else own: Zone) -> Zone {
        PhoneZones.name(of: phone).map { Zone($0) } ?? own
    }

    /// - Returns: what the clock shows there, when it is too early or too late to call; nil when it is not.
    package static func disturbs(_ phone: PhoneNumber, at now: Moment, else own: Zone) -> WallTime? {
        let there = WallTime(now, in: clock(of: phone, else: own))
        return areQuiet(there) ? there : nil
    }

    /// - Returns: from when on one may call there; nil when one may now.
    package static func end(for phone: PhoneNumber, at now: Moment, else own: Zone) -> Moment? {
        let zone = clock(of: phone, else: own)
        let there = WallTime(now, in: zone)
        guard areQuiet(there) else { return nil }
        // They end with an hour of that clock.
        var hour = now + .minutes(60 - there.minute) - .seconds(there.second)
        while areQuiet(WallTime(hour, in: zone)) { hour = hour + .hours(1) }
        return hour
    }

    private static func areQuiet(_ there: WallTime) -> Bool {
        let hours = there.weekday >= 6 ? weekend : usual
        return !(hours.from..<hours.until).contains(there.hour)
    }
}
