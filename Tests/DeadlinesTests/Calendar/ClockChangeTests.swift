import Basics
import Deadlines
import Testing

@Suite struct `Where the clocks are changed` {
    @Test func `of the hour that comes twice in Berlin both are worked, and of the one leapt over nothing`() throws {
        let watch = try WorkingTime(daily: hours("22:00-06:00"), "Europe/Berlin")
        #expect(try watch.work("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z") == .hours(9))
        #expect(try watch.work("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z") == .hours(7))
        // Eight hours from ten in the evening are over at five by the clock of winter.
        #expect(try watch.end(of: .hours(8), from: "2026-10-24T22:00:00+02:00") == "2026-10-25T04:00:00.000Z")
    }

    @Test func `a span within the hour that comes twice is worked twice`() throws {
        let odd = try WorkingTime(daily: hours("02:10-02:40"), "Europe/Berlin")
        #expect(try odd.work("2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00") == .hours(1))
        #expect(try odd.nextOpening(after: at("2026-10-25T00:20:00Z")) == at("2026-10-25T01:10:00Z"))
        #expect(try odd.work("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00") == .zero)
    }

    @Test func `an office in New York keeps its hours`() throws {
        let office = try WorkingTime("America/New_York", hours("09:00-17:00"))
        #expect(try office.end(of: .hours(8), from: "2026-03-06T15:00:00-05:00") == "2026-03-09T19:00:00.000Z")
        #expect(try office.end(of: .hours(8), from: "2026-10-30T15:00:00-04:00") == "2026-11-02T20:00:00.000Z")
    }

    @Test func `half an hour is half an hour on Lord Howe`() throws {
        let watch = try WorkingTime(daily: hours("00:00-04:00"), "Australia/Lord_Howe")
        #expect(try watch.work("2026-04-04T12:00:00Z", "2026-04-05T12:00:00Z") == .minutes(270))
        #expect(try watch.work("2026-10-03T12:00:00Z", "2026-10-04T12:00:00Z") == .minutes(210))
    }

    @Test func `nobody changes them in Kolkata, which is half an hour from its neighbours`() throws {
        let office = try WorkingTime("Asia/Kolkata", hours("09:00-18:00"))
        #expect(try office.end(of: .minutes(30), from: "2026-11-18T00:00:00Z") == "2026-11-18T04:00:00.000Z")
    }

    @Test func `Apia had no 30 December 2011`() throws {
        let office = try WorkingTime(daily: hours("09:00-17:00"), "Pacific/Apia")
        #expect(try office.end(of: .hours(8), from: "2011-12-29T16:00:00-10:00") == "2011-12-31T02:00:00.000Z")
        #expect(try office.work("2011-12-29T00:00:00-10:00", "2012-01-01T00:00:00+14:00") == .hours(16))
    }

    @Test func `Moscow went to summer for good in 2011 and back in 2014`() throws {
        let watch = try WorkingTime(daily: hours("00:00-06:00"), "Europe/Moscow")
        #expect(try watch.work("2011-03-27T00:00:00+03:00", "2011-03-27T12:00:00+04:00") == .hours(5))
        #expect(try watch.work("2014-10-26T00:00:00+04:00", "2014-10-26T12:00:00+03:00") == .hours(7))
        let office = try WorkingTime("Europe/Moscow", hours("09:00-18:00"))
        #expect(try office.nextOpening(after: at("2012-01-10T00:00:00Z")) == at("2012-01-10T05:00:00Z"))
        #expect(try office.nextOpening(after: at("2015-01-13T00:00:00Z")) == at("2015-01-13T06:00:00Z"))
    }
}
