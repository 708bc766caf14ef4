import Basics
import TestSupport
import Testing

@testable import Telephony

@Suite struct `What the exchange tells` {
    private func read(_ text: String) -> EventReader.Outcome {
        EventReader().read(Array(text.utf8))
    }

    private func kind(_ text: String) throws -> AriEvent.Kind {
        guard case .event(let event) = read(text) else { throw TelephonyFault.notAnExchange(text) }
        return event.kind
    }

    private static let channel = """
        {"id": "a-1.6", "name": "PJSIP/trunk-2", "state": "Ring", "caller": {"name": "Ivan", "number": "79161234567"},
        "dialplan": {"context": "from-outside", "exten": "100", "app_name": "Stasis", "app_data": "highrock,inbound,100"},
        "creationtime": "2026-11-23T20:01:48.686+0000"}
        """

    @Test func `is read with whom it is of and when it was`() throws {
        let text = """
            {"type": "StasisStart", "timestamp": "2026-11-23T20:01:48.686+0000", "args": ["inbound", "100"],
            "channel": \(Self.channel), "application": "highrock"}
            """
        guard case .event(let event) = read(text), case .entered(let channel, let arguments, nil) = event.kind else {
            Issue.record("\(read(text))")
            return
        }
        #expect(event.at == Moment(rfc3339: "2026-11-23T20:01:48.686Z"))
        #expect(arguments == ["inbound", "100"])
        #expect(channel.id == "a-1.6")
        #expect(channel.state == .ring)
        #expect(channel.caller == CallerName(name: "Ivan", number: "79161234567"))
        #expect(channel.dialled == "100")
        #expect(channel.arguments == ["inbound", "100"])
        #expect(channel.isOurs)
    }

    @Test func `names a cause only where Q.850 knows it`() throws {
        let own = try kind(
            "{\"type\": \"ChannelHangupRequest\", \"cause\": 32, \"soft\": true, \"channel\": {\"id\": \"x\"}}"
        )
        guard case .hangupAsked(_, nil) = own else {
            Issue.record("\(own)")
            return
        }
        let busy = try kind("{\"type\": \"ChannelHangupRequest\", \"cause\": 17, \"channel\": {\"id\": \"x\"}}")
        guard case .hangupAsked(_, .busy) = busy else {
            Issue.record("\(busy)")
            return
        }
    }

    private func variable(_ name: String, _ value: String, of channel: String = channel) -> EventReader.Outcome {
        read(#"{"variable":"\#(name)","value":"\#(value)","type":"ChannelVarset","channel":\#(channel)}"#)
    }

    @Test func `of a channel's sound is read, and no other variable`() throws {
        let summary = "lp=3;rxjitter=0.0;rxcount=86;txjitter=0.001;txcount=85;rlp=0;rtt=0.0"
        guard case .event(let event) = variable("RTPAUDIOQOS", summary),
            case .measured(let channel, let quality) = event.kind
        else {
            Issue.record("\(variable("RTPAUDIOQOS", summary))")
            return
        }
        #expect(channel.id == "a-1.6" && quality.heard.lost == 3)
        guard case .variable = variable("RTPAUDIOQOSBRIDGED", summary), case .variable = variable("BRIDGEPEER", "x")
        else {
            Issue.record("a variable that says nothing was read")
            return
        }
        guard case .event(let senseless) = variable("RTPAUDIOQOS", "") else {
            Issue.record("\(variable("RTPAUDIOQOS", ""))")
            return
        }
        #expect(senseless.kind == .other("ChannelVarset"))
    }

    @Test func `of a caller who has a variable's name is heard`() throws {
        let odd = #"{"id":"x","caller":{"name":"\"type\":\"ChannelVarset\"","number":"ChannelVarset"}}"#
        guard case .entered(let channel, _, _) = try kind(#"{"type":"StasisStart","channel":\#(odd)}"#) else {
            Issue.record("not heard")
            return
        }
        #expect(channel.caller.number == "ChannelVarset")
    }

    @Test func `may be of a kind that nobody knows`() throws {
        #expect(try kind("{\"type\": \"ToasterReady\", \"slices\": 2}") == .other("ToasterReady"))
    }

    @Test(arguments: [
        "", "null", "[]", "{}", "{\"type\": 5}", "{\"type\": \"StasisStart\"}",
        "{\"type\": \"StasisStart\", \"channel\": 7}",
        "{\"type\": \"ChannelTransfer\", \"refer_to\": {}}", "{\"type\": \"Dial\", \"peer\": {\"name\": \"x\"}}",
        "{\"type\": \"StasisStart\", \"channel\": {\"id\": \"x\"", "\u{0}\u{1}",
        "{\"type\": \"RecordingFinished\", \"recording\": []}",
    ])
    func `is only called malformed when it is no event`(_ text: String) {
        guard case .malformed = read(text) else {
            Issue.record("\(read(text))")
            return
        }
    }

    @Test func `is read whatever is broken in it, byte by byte`() {
        var random = SeededRandom(seed: 7)
        let text = Array("{\"type\": \"StasisStart\", \"args\": [\"inbound\"], \"channel\": \(Self.channel)}".utf8)
        for _ in 0..<2000 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = EventReader().read(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
        }
    }

    @Test func `cuts names that nobody could read, and what would break a line`() {
        let name = CallerName(name: String(repeating: "Я", count: 200) + "\n", number: "anonymous\u{0}\r\n")
        #expect(name.name.count == CallerName.longest)
        #expect(name.number == "anonymous")
    }
}
