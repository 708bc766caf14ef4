import Basics
import Foundation

/// A time zone with all its changes looked up beforehand: asking the system for each date costs more than the rest of a page.
package final class Zone: Sendable {
    package let identifier: String
    private let system: TimeZone
    /// When each offset begins, in seconds since 1970, ascending.
    private let beginnings: [Int]
    private let offsets: [Int]

    private static let first = 946_684_800  // 2000-01-01
    private static let last = 2_208_988_800  // 2040-01-01

    /// An unknown zone is taken for UTC.
    package init(_ identifier: String) {
        system = TimeZone(identifier: identifier) ?? .gmt
        self.identifier = identifier
        var beginnings = [Self.first]
        var offsets = [system.secondsFromGMT(for: Date(timeIntervalSince1970: Double(Self.first)))]
        var date = Date(timeIntervalSince1970: Double(Self.first))
        while let next = system.nextDaylightSavingTimeTransition(after: date), next > date,
            next.timeIntervalSince1970 < Double(Self.last)
        {
            beginnings.append(Int(next.timeIntervalSince1970))
            offsets.append(system.secondsFromGMT(for: next.addingTimeInterval(1)))
            date = next
        }
        self.beginnings = beginnings
        self.offsets = offsets
    }

    /// Seconds east of Greenwich at a moment.
    package func offset(at moment: Moment) -> Int {
        let second = Int(moment.milliseconds / 1000)
        guard (Self.first..<Self.last).contains(second) else { return system.secondsFromGMT(for: moment.date) }
        var (low, high) = (0, beginnings.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if beginnings[middle] <= second { low = middle } else { high = middle }
        }
        return offsets[low]
    }
}
