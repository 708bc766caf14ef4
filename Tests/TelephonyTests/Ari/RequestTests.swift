import Basics
import NIOCore
import TestSupport
import Testing

@testable import Telephony

@Suite struct `What the exchange is asked for` {
    private func target(_ request: ExchangeRequest) -> String {
        let form = request.form(for: "highrock")
        return "\(form.method.rawValue) \(form.target)"
    }

    @Test func `is written as ARI has it`() throws {
        #expect(target(.answer("a-1.6")) == "POST /channels/a-1.6/answer")
        #expect(target(.hangUp("x", .busy)) == "DELETE /channels/x?reason_code=17")
        #expect(target(.join(["a", "b"], "room")) == "POST /bridges/room/addChannel?channel=a%2Cb")
        #expect(target(.makeBridge("room", .mixing)) == "POST /bridges/room?type=mixing%2Cdtmf_events")
        #expect(
            target(.play([.number(42), .digits(7)], to: "x", in: .russian, as: "p"))
                == "POST /channels/x/play/p?media=number%3A42%2Cdigits%3A7&lang=ru"
        )
        let keys = try #require(KeyPresses("1*#"))
        #expect(target(.press(keys, to: "x")) == "POST /channels/x/dtmf?dtmf=1%2A%23")
        #expect(target(.pauseRecording("r")) == "POST /recordings/live/r/mute")
        #expect(target(.resumeRecording("r")) == "DELETE /recordings/live/r/mute")
        #expect(
            target(.hear("x", .house, as: "x.ear"))
                == "POST /channels/x/snoop/x.ear?spy=out&whisper=none&app=highrock&appArgs=recording"
        )
        #expect(target(.record("x.ear", as: "r")) == "POST /channels/x.ear/record?name=r&format=wav&ifExists=overwrite")
        #expect(target(.dial("x", for: .seconds(30), by: "y")) == "POST /channels/x/dial?timeout=30&caller=y")
        #expect(
            target(.show("+7 (495)", by: "y")) == "POST /channels/y/variable?variable=CALLERID%28num%29&value=%2B7495"
        )
        #expect(
            target(.show(nil, by: "y")) == "POST /channels/y/variable?variable=CALLERID%28num-valid%29&value=0"
        )
        #expect(target(.indicateRinging("y")) == "POST /channels/y/ring")
        #expect(target(.release("y")) == "POST /channels/y/continue")
    }

    @Test func `shows a phone who calls, without what would end the name early`() {
        let leg = Origination(
            "c-1",
            .anna,
            for: .milliseconds(200),
            showing: CallerName(name: "Ivan \"<7>\" & Co", number: "+7 (916)"),
            arguments: ["agent", "c"],
            on: "a-1.6"
        )
        #expect(
            target(.ring(leg)) == "POST /channels?endpoint=PJSIP%2F101&app=highrock&channelId=c-1&appArgs=agent%2Cc"
                + "&originator=a-1.6&timeout=1&callerId=%22Ivan%207%20%26%20Co%22%20%3C%2B7916%3E"
        )
    }

    @Test func `can't be made to be something else by a name`() {
        #expect(
            target(.hangUp("../bridges/x?y#z", .normal)) == "DELETE /channels/..%2Fbridges%2Fx%3Fy%23z?reason_code=16"
        )
    }

    @Test(arguments: [
        "PJSIP", "PJSIP/", "/101", "PJSIP/101&PJSIP/102", "PJSIP/101,30", "PJSIP/1 1", "PJSIP/101\n", "Local/s/n",
    ])
    func `is no phone`(_ text: String) {
        #expect(Endpoint(text) == nil)
    }

    @Test func `is a page that rings until we say that it is answered`() throws {
        let page = try #require(Endpoint.browser("301"))
        #expect(Endpoint(page.description) == page && page.isBrowser)
        #expect(
            target(.ring(Origination("c-1", page, for: .seconds(9)))).contains("WebSocket%2FINCOMING%2Fc%28slin16%29n")
        )
    }

    @Test func `is a phone, or a number through a trunk`() throws {
        #expect(Endpoint.phone("101")?.description == "PJSIP/101")
        let number = try #require(PhoneNumber("+7 916 123-45-67"))
        #expect(Endpoint.number(number, through: "trunk")?.description == "PJSIP/79161234567@trunk")
    }

    @Test(arguments: [
        (404, TelephonyFault.refused(.notThere, words: "Channel not found")), (401, .refusedLogin),
        (409, .refused(.conflict, words: "Channel not found")), (422, .refused(.notOurs, words: "Channel not found")),
        (500, .refused(.failed, words: "Channel not found")), (418, .refused(.other, words: "Channel not found")),
    ])
    func `is declined in the exchange's words`(_ status: Int, _ fault: TelephonyFault) {
        #expect(
            TelephonyFault(status: status, body: ByteBuffer(string: "{\"message\":\"Channel not found\"}")) == fault
        )
    }

    @Test func `says no password, wherever a place is written`() throws {
        let place = try #require(ExchangePlace(address: "http://127.0.0.1:8088/ari/", user: "u", password: "secret"))
        #expect("\(place)" == "http://127.0.0.1:8088/ari")
        #expect(!String(reflecting: place).contains("secret"))
        #expect(ExchangePlace(address: "ftp://x", user: "", password: "") == nil)
        #expect(ExchangePlace(address: "http://x", user: "", password: "", application: "a,b") == nil)
    }

    @Test func `is tried again ever later, up to a limit`() {
        var random = SeededRandom(seed: 1)
        var backoff = Backoff(first: .milliseconds(250), longest: .seconds(10))
        for due in [250, 500, 1000, 2000, 4000, 8000, 10000, 10000] {
            let wait = backoff.next(using: &random).wholeMilliseconds
            #expect((Int64(due) / 2...Int64(due)).contains(wait))
        }
        backoff.reset()
        #expect(backoff.next(using: &random) <= .milliseconds(250))
    }
}
