import Foundation

/// A time zone with all its changes looked up beforehand: asking the system for each date costs more than the rest of a page.
package final class Zone: Sendable {
    package let identifier: String
    private let system: TimeZone
    private let known: Changes

    private static let first = 946_684_800  // 2000-01-01
    private static let last = 2_208_988_800  // 2040-01-01

    /// An unknown zone is taken for UTC.
    package init(_ identifier: String) {
        system = TimeZone(identifier: identifier) ?? .gmt
        self.identifier = identifier
        known = Changes(of: system, from: Self.first, to: Self.last)
    }

    /// Whether the system knows a zone of this name.
    package static func exists(_ identifier: String) -> Bool {
        TimeZone(identifier: identifier) != nil
    }

    /// Seconds east of Greenwich at a moment.
    package func offset(at moment: Moment) -> Int {
        let second = Int(moment.milliseconds / 1000)
        guard (Self.first..<Self.last).contains(second) else { return system.secondsFromGMT(for: moment.date) }
        return known.offsets[known.place(of: second)]
    }
}

extension Zone {
    /// A stretch of time in which nobody changes the clocks.
    package struct Era: Sendable {
        package let from: Moment
        package let to: Moment
        /// Seconds east of Greenwich.
        package let offset: Int
    }

    /// The stretches that make up the time between two moments, one beginning where the last ends.
    package func eras(from: Moment, to: Moment) -> [Era] {
        guard from < to else { return [] }
        let (first, last) = (Int(from.milliseconds.quotientDown(by: 1000)), Int(to.milliseconds.quotientDown(by: 1000)))
        let changes = first >= Self.first && last < Self.last ? known : Changes(of: system, from: first, to: last + 1)
        return (changes.place(of: first)...changes.place(of: last)).compactMap { place in
            let begin = max(from, Moment(milliseconds: Int64(changes.beginnings[place]) * 1000))
            let end = min(to, changes.end(of: place))
            return begin < end ? Era(from: begin, to: end, offset: changes.offsets[place]) : nil
        }
    }
}

/// When each offset of a zone begins, in seconds since 1970, ascending.
private struct Changes: Sendable {
    private(set) var beginnings: [Int]
    private(set) var offsets: [Int]

    init(of system: TimeZone, from first: Int, to last: Int) {
        var date = Date(timeIntervalSince1970: Double(first))
        beginnings = [first]
        offsets = [system.secondsFromGMT(for: date)]
        while let next = system.nextDaylightSavingTimeTransition(after: date), next > date,
            next.timeIntervalSince1970 < Double(last)
        {
            beginnings.append(Int(next.timeIntervalSince1970))
            offsets.append(system.secondsFromGMT(for: next.addingTimeInterval(1)))
            date = next
        }
    }

    /// Where the offset stands that holds at this second.
    func place(of second: Int) -> Int {
        var (low, high) = (0, beginnings.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if beginnings[middle] <= second { low = middle } else { high = middle }
        }
        return low
    }

    func end(of place: Int) -> Moment {
        let next = place + 1
        return Moment(milliseconds: next < beginnings.count ? Int64(beginnings[next]) * 1000 : .max)
    }
}
