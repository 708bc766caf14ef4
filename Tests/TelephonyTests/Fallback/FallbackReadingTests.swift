import Basics
import Foundation
import Testing

@testable import Telephony

/// Both of the exchange's accounts of the calls that it served by itself (SPEC T4).
@Suite struct `The exchange's own accounts` {
    private static let noon: Int64 = 1_795_783_156

    private static let log = """
        1795783156|x.0|everybody|NONE|HIGHROCK|100
        1795783156|x.0|everybody|NONE|ENTERQUEUE||+79161234567|1
        1795783161|x.0|everybody|PJSIP/212|CONNECT|5|x.20|3
        1795783171|x.0|everybody|PJSIP/212|COMPLETECALLER|5|10|1

        """
    /// As a real Asterisk 22 writes them: a phone that was not answered, the one that was, and the rest.
    private static let details = """
        x.0|x.0|1795783155.250000|1795783155.300000|1795783161.100000|NO ANSWER|PJSIP/trunk-00000001|PJSIP/201-00000002||100|+79161234567
        x.0|x.0|1795783155.253000|1795783155.300000|1795783171.899000|ANSWERED|PJSIP/trunk-00000001|PJSIP/212-00000003||100|+79161234567
        x.0|x.0|1795783171.899000|1795783171.899000|1795783171.900000|ANSWERED|PJSIP/trunk-00000001||PJSIP/212-00000003|100|+79161234567

        """
    private static let later = Moment(milliseconds: (noon + 3600) * 1000)

    private func read(
        _ log: String = "",
        _ details: String? = "",
        at now: Moment = later
    ) -> FallbackReading.Findings {
        var reading = FallbackReading(hasDetails: details != nil)
        if let details { reading.readDetails(Data(details.utf8)) }
        reading.readLog(Data(log.utf8))
        return reading.findings(at: now)
    }

    @Test func `of one call are one call, with who answered from the one and to the moment from the other`() throws {
        let found = read(Self.log, Self.details)
        let call = try #require(found.calls.first)
        #expect(found.calls.count == 1)
        #expect(call.record.call == "alone-x.0" && call.dialled == "100" && call.caller == "+79161234567")
        #expect(call.began == Moment(milliseconds: Self.noon * 1000 - 750))
        #expect(call.ended == Moment(milliseconds: Self.noon * 1000 + 15_900))
        #expect(call.answer?.at == Moment(milliseconds: Self.noon * 1000 + 5000), "the queue's log alone knows that")
        #expect(call.end == .agent, "the exchange heard who hung up")
        #expect(call.record.time(.talking) == .milliseconds(10_900))
        #expect(zip(call.record.spans, call.record.spans.dropFirst()).allSatisfy { $0.to == $1.from })
        #expect(found.logDone == Self.log.utf8.count && found.detailsDone == Self.details.utf8.count)
    }

    @Test func `are waited for where one of them has nothing yet, and not for ever`() {
        let ended = Moment(milliseconds: (Self.noon + 15) * 1000)
        let early = read(Self.log, "", at: ended + .seconds(3))
        #expect(early.calls.isEmpty && early.logDone == 0, "the details may be written in a moment")
        #expect(read(Self.log, "", at: ended + .seconds(31)).calls.count == 1)
        #expect(read(Self.log, nil, at: ended).calls.count == 1, "there are none to wait for")
        let half = String(Self.details.split(separator: "\n")[0]) + "\n"
        let torn = read(Self.log, half, at: ended + .seconds(1))
        #expect(torn.calls.isEmpty && torn.logDone == 0 && torn.detailsDone == 0, "more lines of it may come")
    }

    @Test func `may be one alone`() throws {
        let direct = """
            x.1|x.1|1795783155.250000|1795783160.500000|1795783170.750000|ANSWERED|PJSIP/trunk-1|PJSIP/201-2|PJSIP/trunk-1|+74950000000|74951234567
            x.2|x.2|1795783155.250000|0.000000|1795783158.250000|NO ANSWER|PJSIP/trunk-3|PJSIP/201-4|PJSIP/trunk-3|100|74951234567
            x.3|x.3|1795783155.250000|1795783155.300000|1795783156.250000|ANSWERED|PJSIP/trunk-5||PJSIP/trunk-5|100|anonymous
            x.4|x.4|1795783155.250000|1795783155.300000|1795783956.250000|ANSWERED|PJSIP/trunk-6|PJSIP/201-7|||74951234567

            """
        let calls = read("", direct).calls
        #expect(calls.map(\.name) == ["x.1", "x.2", "x.3"], "the last is one that Highrock served")
        let talk = try #require(calls.first?.record)
        #expect(talk.time(.talking) == .milliseconds(10_250) && talk.time(.waiting) == .milliseconds(5250))
        #expect(talk.end == .outsider && talk.legs.map(\.endpoint.description) == ["PJSIP/201"])
        #expect(calls[1].record.isAbandoned && calls[2].record.isAbandoned && calls[2].record.legs.isEmpty)
    }

    @Test func `tell together of a caller who never came as far as the queue`() {
        let begun = "1795783155|x.3|everybody|NONE|HIGHROCK|100\n"
        let details = """
            x.3|x.3|1795783155.250000|0.0|1795783156.250000|NO ANSWER|PJSIP/trunk-5||PJSIP/trunk-5|100|79160000000

            """
        let ended = Moment(milliseconds: Self.noon * 1000 + 250)
        let early = read(begun, details, at: ended + .seconds(5))
        #expect(early.calls.isEmpty && early.logDone == 0 && early.detailsDone == 0)
        let late = read(begun, details, at: ended + .seconds(31))
        #expect(late.calls.map(\.name) == ["x.3"])
        #expect(late.logDone == begun.utf8.count && late.detailsDone == details.utf8.count)
        let goingOn = read(begun, "")
        #expect(goingOn.calls.isEmpty && goingOn.logDone == 0, "it goes on, and is read again")
    }

    @Test func `are done with as far as whole lines go, whatever stands in them`() {
        let odd = """
            \u{fffd}ünd|so|weiter
            ||||||||||
            x|x|nan|inf|1e99|ANSWERED|a|b|c|1|2
            -1|-1|-5|-5|-5||||||
            half a li
            """
        var bytes = Data(odd.utf8)
        bytes.insert(0xFF, at: 0)
        var reading = FallbackReading(hasDetails: true)
        reading.readDetails(bytes)
        reading.readLog(bytes)
        let found = reading.findings(at: Self.later)
        let whole = bytes.count - "half a li".utf8.count
        #expect(found.calls.isEmpty && found.logDone == whole && found.detailsDone == whole)
    }

    @Test func `are believed where the one's clock was put back`() throws {
        let details = """
            x.0|x.0|1795783155.25|1795783155.3|1795783100.0|ANSWERED|PJSIP/trunk-1|PJSIP/212-3|PJSIP/212-3|1|2|3

            """
        let record = try #require(read(Self.log, details).calls.first).record
        #expect(record.ended >= record.began && record.spans.allSatisfy { $0.to > $0.from })
    }
}
