import Foundation
import Synchronization

/// Tells the half-hour on the wall at an instant.
///
/// It asks the zone once for each quarter of an hour, for all clocks since 1972 have differed from UTC by whole quarters.
struct WallClock {
    private let zone: TimeZone
    private let tick: Int64
    private var quarter = Int64.min
    private var slot = 0

    init(_ clock: FactClock) {
        zone = Self.zone(clock.zone)
        tick = clock.tick.rawValue
    }

    /// To find a zone takes longer than to reckon a whole batch.
    private static let zones = Mutex<[String: TimeZone]>([:])

    private static func zone(_ name: String) -> TimeZone {
        zones.withLock { known in
            if let zone = known[name] { return zone }
            let zone = TimeZone(identifier: name) ?? .gmt
            known[name] = zone
            return zone
        }
    }

    /// Half-hours since the midnight that began 1970.
    mutating func slot(at instant: Int64) -> Int {
        let milliseconds = instant * tick
        let current = milliseconds.quotient(900_000)
        guard current != quarter else { return slot }
        quarter = current
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(current) * 900))
        slot = Int((current * 900 + Int64(offset)).quotient(1800))
        return slot
    }

    /// Ticks in half an hour.
    var reach: Int64 { 1_800_000 / tick }

    /// The tick at which an instant's quarter of an hour begins, rounded up.
    func quarterStart(of instant: Int64) -> Int64 {
        (instant * tick).quotient(900_000) * (900_000 / tick)
    }
}
