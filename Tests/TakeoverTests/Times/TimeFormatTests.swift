import Basics
import Takeover
import Testing

@Suite("Formats of time")
struct TimeFormatTests {
    @Test(arguments: [
        ("iso8601", "2010-03-31T14:59:42Z", "2010-03-31T14:59:42.000Z"),
        ("iso8601", "2010-03-31T14:59:42.1234567+02:00", "2010-03-31T12:59:42.123Z"),
        ("iso8601", "2010-03-31 14:59", "2010-03-31T10:59:00.000Z"),
        ("yyyy-MM-dd HH:mm:ss.SSS", "2006-01-12 01:19:42.5", "2006-01-11T22:19:42.500Z"),
        ("dd.MM.yyyy HH:mm", "01.02.2024 09:05", "2024-02-01T06:05:00.000Z"),
        ("d.M.yy H:mm", "1.2.24 9:05", "2024-02-01T06:05:00.000Z"),
        ("MM/dd/yyyy hh:mm a", "12/31/2023 12:01 AM", "2023-12-30T21:01:00.000Z"),
        ("M/d/yyyy h:mm:ss a", "2/29/2024 3:04:05 p.m.", "2024-02-29T12:04:05.000Z"),
        ("yyyyMMddHHmmss", "20240229235959", "2024-02-29T20:59:59.000Z"),
        ("EEE, dd MMM yyyy HH:mm:ss Z", "Thu, 29 Feb 2024 10:00:00 +0500", "2024-02-29T05:00:00.000Z"),
        ("d MMM yyyy 'г.' HH:mm", "7 сентября 2023 г. 10:00", "2023-09-07T07:00:00.000Z"),
        ("dd MMM yyyy", "01 янв. 2024", "2023-12-31T21:00:00.000Z"),
        ("dd.MMM.yyyy", "01.мая.2024", "2024-04-30T21:00:00.000Z"),
        ("dd-MMM-yy", "09-Sep-99", "1999-09-08T20:00:00.000Z"),
        ("unix", "1270047582", "2010-03-31T14:59:42.000Z"),
        ("unix-ms", "1270047582250", "2010-03-31T14:59:42.250Z"),
        ("excel", "45292.5", "2024-01-01T09:00:00.000Z"),
    ])
    func `a written time is the moment that it names`(format: String, text: String, moment: String) throws {
        #expect(try Self.read(text, format, "Europe/Moscow") == Moment(rfc3339: moment))
    }

    @Test(arguments: [
        ("yyyy-MM-dd", "2023-02-29"), ("yyyy-MM-dd", "2023-13-01"), ("yyyy-MM-dd", "2023-1-1 "),
        ("yyyy-MM-dd", "0000-00-00"),
        ("dd.MM.yyyy HH:mm", "01.01.2024 24:00"), ("dd.MM.yyyy HH:mm", "01.01.2024 10:60"),
        ("dd.MM.yyyy HH:mm", "01.01.2024"),
        ("dd.MM.yyyy", "01.01.24"), ("dd.MM.yyyy", ""), ("MM/dd/yyyy hh:mm a", "12/31/2023 13:01 AM"), ("unix", "soon"),
        ("dd MMM yyyy", "01 foo 2024"), ("iso8601", "2010-03-31T14:59:42+2:00"), ("unix", "1e99"), ("unix", "nan"),
    ])
    func `what is no such time is none`(format: String, text: String) throws {
        #expect(try Self.read(text, format, "UTC") == nil)
    }

    @Test(arguments: [
        "", "HH:mm", "yyyy-MM", "YYYY-MM-dd", "dd.MM.yyyy hh:mm", "yyyy-MM-dd'T", "yyyy[-MM-dd", "today", "yyyy-MM-dd]",
    ])
    func `a format that can't name a day is none`(format: String) {
        #expect(TimeFormat(format) == nil)
    }

    @Test func `the hour that clocks show twice is the first, the one that they leave out is before the change`() throws
    {
        #expect(try Self.read("2023-10-29 02:30", "iso8601", "Europe/Berlin")?.rfc3339 == "2023-10-29T00:30:00.000Z")
        #expect(try Self.read("2023-03-26 02:30", "iso8601", "Europe/Berlin")?.rfc3339 == "2023-03-26T01:30:00.000Z")
        #expect(try Self.read("2023-03-26 03:30", "iso8601", "Europe/Berlin")?.rfc3339 == "2023-03-26T01:30:00.000Z")
    }

    /// Moscow had summer time until 2010 and another winter time until 2014.
    @Test func `a zone is taken as it was at the time`() throws {
        #expect(try Self.read("2010-07-01 12:00", "iso8601", "Europe/Moscow")?.rfc3339 == "2010-07-01T08:00:00.000Z")
        #expect(try Self.read("2012-01-01 12:00", "iso8601", "Europe/Moscow")?.rfc3339 == "2012-01-01T08:00:00.000Z")
        #expect(try Self.read("2020-01-01 12:00", "iso8601", "+05:30")?.rfc3339 == "2020-01-01T06:30:00.000Z")
    }

    private static func read(_ text: String, _ format: String, _ zone: String) throws -> Moment? {
        let format = try #require(TimeFormat(format))
        return format.moment(of: text, in: try #require(ZoneRules(zone)))
    }
}
