import Basics
import Testing

@testable import Telephony

/// What the exchange's plain queue writes of the calls that it serves by itself (SPEC T4).
@Suite struct `The queue's own log` {
    private static let noon: Int64 = 1_795_783_156

    /// As a real Asterisk 22 wrote it.
    private static let served = """
        1795783144|NONE|NONE|NONE|QUEUESTART|
        1795783156|highrock-1795783156.0|everybody|NONE|HIGHROCK|+74950000000
        1795783156|highrock-1795783156.0|everybody|NONE|ENTERQUEUE||+79161234567|1
        1795783158|highrock-1795783156.0|everybody|PJSIP/212|RINGNOANSWER|2000
        1795783161|highrock-1795783156.0|everybody|PJSIP/212|CONNECT|5|highrock-1795783156.20|3
        1795783171|highrock-1795783156.0|everybody|PJSIP/212|COMPLETECALLER|5|10|1
        """

    private func read(_ text: String) -> [FallbackCall] {
        var log = QueueLog()
        return text.split(separator: "\n").flatMap { log.read(String($0)) }
    }

    @Test func `tells of a call that was served, which is a record without a gap`() throws {
        let calls = read(Self.served)
        let call = try #require(calls.first)
        #expect(calls.count == 1)
        let record = call.record
        #expect(record.outsider.number == "+79161234567" && record.dialled == "+74950000000")
        #expect(record.time(.waiting) == .seconds(5) && record.time(.talking) == .seconds(10))
        #expect(record.began == Moment(milliseconds: Self.noon * 1000) && record.end == .outsider)
        #expect(record.legs.map(\.endpoint.description) == ["PJSIP/212"] && record.legs[0].ring == .seconds(3))
        #expect(zip(record.spans, record.spans.dropFirst()).allSatisfy { $0.to == $1.from })
    }

    @Test func `tells of a caller who left, and of one whom nobody answered`() throws {
        let calls = read(
            """
            1795783156|a|everybody|NONE|HIGHROCK|100
            1795783156|b|everybody|NONE|HIGHROCK|100
            1795783156|a|everybody|NONE|ENTERQUEUE||anonymous|1
            1795783160|a|everybody|NONE|ABANDON|1|1|4
            1795783276|b|everybody|NONE|EXITWITHTIMEOUT|1|1|120
            """
        )
        #expect(calls.map(\.end) == [.caller, .unanswered])
        #expect(calls.allSatisfy { !$0.record.isAnswered })
    }

    @Test func `ends what went on when the exchange stopped`() throws {
        let lost = read(
            Self.served.split(separator: "\n").dropLast().joined(separator: "\n")
                + "\n1795783200|NONE|NONE|NONE|QUEUESTART|"
        )
        #expect(lost.map(\.end) == [.lost])
        #expect(lost.first?.record.end == .exchangeLost)
    }

    @Test func `says nothing of the company's other queues, nor of lines that are none`() {
        #expect(
            read(
                """
                1795783156|x|sales|NONE|ENTERQUEUE||100|1
                1795783158|x|sales|PJSIP/1|CONNECT|2|y|2
                1795783171|x|sales|PJSIP/1|COMPLETEAGENT|2|10|1

                |||||
                99999999999999999999|a|everybody|NONE|HIGHROCK|100
                -5|a|everybody|NONE
                one two three
                """
            ).isEmpty
        )
    }

    @Test func `survives whatever a number says, and clocks that are put back`() throws {
        let calls = read(
            """
            1795783156|a|everybody|NONE|HIGHROCK|1|2|3
            1795783156|a|everybody|NONE|ENTERQUEUE||\(String(repeating: "7", count: 500))|1
            1795783158|a|everybody|no such phone|CONNECT|x|y|-7
            1795783100|a|everybody|NONE|COMPLETEAGENT|2|10|1
            """
        )
        let record = try #require(calls.first).record
        #expect(record.dialled == "1|2|3" && record.ended >= record.began && record.legs.isEmpty)
    }

    @Test func `is to be read again from before a call that goes on`() {
        var log = QueueLog()
        #expect(log.names.isEmpty)
        _ = log.read("1795783156|a|everybody|NONE|HIGHROCK|100")
        #expect(log.names == ["a"])
        _ = log.read("1795783160|a|everybody|NONE|ABANDON|1|1|4")
        #expect(log.names.isEmpty)
        _ = log.read("1795783156|b|everybody|NONE|HIGHROCK|100")
        _ = log.read("\(1_795_783_156 + 7 * 3600)|c|sales|NONE|ENTERQUEUE||100|1")
        #expect(!log.names.contains("b"), "its end was never written")
    }
}
