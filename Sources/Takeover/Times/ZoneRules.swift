import Foundation

/// The place whose clocks a log shows.
package enum ZoneRules: Sendable {
    case utc
    case place(TimeZone)

    /// - Parameter name: `UTC`, `Europe/Moscow`, `+03:00`.
    package init?(_ name: String) {
        if ["UTC", "GMT", "Z"].contains(name) {
            self = .utc
        } else if name.contains("/"), let zone = TimeZone(identifier: name) {
            self = .place(zone)
        } else {
            var letters = Array(name.utf8)[...]
            guard let first = letters.first, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(first),
                let offset = TimeReading.offset(in: &letters), letters.isEmpty,
                let zone = TimeZone(secondsFromGMT: offset)
            else { return nil }
            self = .place(zone)
        }
    }

    /// Seconds east of UTC when the clocks there show `local` (seconds since 1970 as if they were UTC). Where the clocks show
    /// an hour twice, the first one is meant; where they leave one out, the clocks before the change.
    func offset(atLocal local: Int) -> Int {
        guard case .place(let zone) = self else { return 0 }
        func offset(at seconds: Int) -> Int {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
        }
        let before = offset(at: local - 86_400)
        if offset(at: local - before) == before { return before }
        let after = offset(at: local + 86_400)
        return offset(at: local - after) == after ? after : before
    }
}
