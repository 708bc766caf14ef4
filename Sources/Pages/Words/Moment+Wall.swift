import Basics

extension Moment {
    /// Reads `2026-11-18T14:06` as the clock of a zone shows it. A time that the clock leaps over is taken for the one an hour later, the
    /// earlier one where it shows a time twice.
    package init?(wall text: String, in zone: Zone) {
        guard let match = text.wholeMatch(of: #/(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(:\d{2}(\.\d+)?)?/#) else {
            return nil
        }
        let fields = [match.1, match.2, match.3, match.4, match.5].compactMap { Int($0) }
        guard fields.count == 5,
            let greenwich = Moment(rfc3339: "\(match.1)-\(match.2)-\(match.3)T\(match.4):\(match.5):00Z")
        else { return nil }
        // Where the clock is changed, one of the offsets of the days around it is right.
        let meant = [-1, 1].map { greenwich - .seconds(zone.offset(at: greenwich + .days($0))) }.sorted()
        self = meant.first { $0.shows(fields, in: zone) } ?? meant[1]
    }

    private func shows(_ fields: [Int], in zone: Zone) -> Bool {
        let wall = WallTime(self, in: zone)
        return [wall.year, wall.month, wall.day, wall.hour, wall.minute] == fields
    }
}
