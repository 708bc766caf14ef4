import Basics
import Foundation
import Testing

@Suite struct `Time` {
    @Test func `RFC 3339 is written and read without losing a millisecond`() throws {
        var chance = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let moment = Moment(milliseconds: Int64.random(in: 0..<4_000_000_000_000, using: &chance))
            #expect(Moment(rfc3339: moment.rfc3339) == moment, "\(moment.milliseconds)")
        }
        #expect(Moment(rfc3339: "2026-11-23T09:00:00+03:00") == Moment(rfc3339: "2026-11-23T06:00:00Z"))
        #expect(Moment(rfc3339: "yesterday") == nil)
    }

    @Test func `adding a span and measuring it agree`() {
        let start = Moment(milliseconds: 1_700_000_000_123)
        #expect((start + .hours(25)) - start == .hours(25))
        #expect((start - .days(2)) < start)
    }
}

@Suite struct `Languages` {
    @Test(arguments: [
        ("ru", Language.russian), ("en-US,en;q=0.9", .english), ("de, en;q=0.5, ru;q=0.7", .russian),
        ("RU-ru", .russian),
        ("en;q=0.8, ru;q=0.8", .english),
    ])
    func `the reader's first language that we speak is chosen`(header: String, language: Language) {
        #expect(Language.preferred(by: header) == language)
    }

    @Test(arguments: ["", "de, fr", "ru;q=0"])
    func `no language of ours is no choice`(header: String) {
        #expect(Language.preferred(by: header) == nil)
    }
}
