import Basics
import Testing

@testable import Pages

@Suite struct WallMomentTests {
    @Test func `a time on the wall is a moment, also where the clock leaps`() throws {
        let moscow = Zone("Europe/Moscow")
        #expect(Moment(wall: "2026-03-02T12:00", in: moscow)?.rfc3339 == "2026-03-02T09:00:00.000Z")
        let berlin = Zone("Europe/Berlin")
        // 02:30 does not exist on that day.
        #expect(Moment(wall: "2026-03-29T02:30", in: berlin)?.rfc3339 == "2026-03-29T01:30:00.000Z")
        // 02:30 comes twice on that day.
        #expect(Moment(wall: "2026-10-25T02:30", in: berlin)?.rfc3339 == "2026-10-25T00:30:00.000Z")
        #expect(Moment(wall: "2026-13-29T02:30", in: berlin) == nil)
        #expect(Moment(wall: "tomorrow", in: berlin) == nil)
    }

    @Test(arguments: ["Europe/Berlin", "Asia/Vladivostok", "America/New_York", "GMT"])
    func `what the clock shows is read as the same moment`(zone: String) {
        let zone = Zone(zone)
        for hours in stride(from: 0, to: 9000, by: 7) {
            let moment = Moment(milliseconds: 1_767_225_600_000) + .hours(hours)
            let wall = WallTime(moment, in: zone)
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            let text = "\(wall.year)-\(two(wall.month))-\(two(wall.day))T\(two(wall.hour)):\(two(wall.minute))"
            let read = Moment(wall: text, in: zone)
            // An hour that comes twice is taken for the first.
            #expect(read == moment || read == moment - .hours(1))
        }
    }
}
