import Basics
import TestSupport
import Testing

@testable import Telephony

/// The exchange's times are read by their places; whatever they are, they are what RFC 3339 says.
@Suite struct `A time of the exchange` {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `is what RFC 3339 reads`(_ seed: UInt64) throws {
        var chance = SeededRandom(seed: seed)
        func two(_ range: ClosedRange<Int>) -> String {
            let number = Int.random(in: range, using: &chance)
            return number < 10 ? "0\(number)" : "\(number)"
        }
        let day = "\(Int.random(in: 1970...2399, using: &chance))-\(two(1...12))-\(two(1...31))"
        let clock = "\(two(0...23)):\(two(0...59)):\(two(0...59)).\(Int.random(in: 100...999, using: &chance))"
        let sign = Bool.random(using: &chance) ? "+" : "-"
        let offset = (two(0...14), two(0...59))
        let known = Moment(rfc3339: "\(day)T\(clock)\(sign)\(offset.0):\(offset.1)")
        let read = Moment(ari: "\(day)T\(clock)\(sign)\(offset.0)\(offset.1)")
        // Of the thirtieth of February the one makes a day of March, and the other nothing.
        if let read { #expect(read == known) } else { #expect(!Self.exists(day)) }
    }

    private static func exists(_ day: String) -> Bool {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        return CalendarDay(year: parts[0], month: parts[1], day: parts[2]) != nil
    }

    @Test(arguments: [
        "", "now", "2026-11-23", "2026-11-23T20:01:48.686", "2026-13-23T20:01:48.686+0000",
        "2026-11-23T24:01:48.686+0000",
        "2026-11-23T20:01:48.6x6+0000", "2026-11-23 20:01:48.686+0000x", "२०२६-११-२३",
    ])
    func `is nothing else`(_ text: String) {
        #expect(Moment(ari: text) == nil)
    }

    @Test func `may be written without a fraction`() {
        #expect(Moment(ari: "2026-11-23T20:01:48+0300") == Moment(rfc3339: "2026-11-23T20:01:48+03:00"))
    }
}
