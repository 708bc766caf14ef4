import Basics
import Testing

@testable import Telephony

private let hold = CallPlan.commonHoldRoom
private let paused: [ExchangeRequest] = [.pauseRecording("c-r1.outsider"), .pauseRecording("c-r1.house")]
private let resumed: [ExchangeRequest] = [.resumeRecording("c-r1.outsider"), .resumeRecording("c-r1.house")]

@Suite struct `A caller who is talked with` {
    @Test func `hears music on hold, of which nothing is recorded`() throws {
        var trial = Trial.talking()
        trial.pass(10)
        trial.wish(.hold)
        #expect(trial.asked == [.join([Trial.caller], hold)] + paused)
        trial.pass(7)
        trial.wish(.retrieve)
        #expect(trial.asked == [.join([Trial.caller], "c-room")] + resumed)
        trial.pass(3)
        trial.leave(Trial.caller)
        trial.leave("c-1")
        trial.passAll()
        let record = try #require(trial.records.first)
        #expect(record.time(.held) == .seconds(7))
        #expect(record.time(.talking) == .seconds(13))
        #expect(record.legs.first?.hold == .seconds(7))
    }

    @Test func `hears keys that the agent presses, but not while it hears music`() throws {
        let keys = try #require(KeyPresses("104#"))
        var trial = Trial.talking()
        trial.wish(.press(keys))
        #expect(trial.asked == [.press(keys, to: Trial.caller)])
        trial.wish(.hold)
        trial.wish(.press(keys))
        #expect(trial.asked.isEmpty)
    }

    @Test(arguments: ["", " ", "1 2", "1,2", "E", "é", String(repeating: "1", count: 33)])
    func `hears nothing that is no key`(_ text: String) {
        #expect(KeyPresses(text) == nil)
    }

    @Test func `is on hold by the key of the agent's phone, too`() throws {
        var trial = Trial.talking()
        trial.hear(.held(.sample("c-1")))
        trial.pass(4)
        trial.hear(.unheld(.sample("c-1")))
        #expect(trial.asked.isEmpty, "the exchange has moved nobody")
        trial.leave(Trial.caller)
        trial.leave("c-1")
        trial.passAll()
        #expect(trial.records.first?.time(.held) == .seconds(4))
    }

    @Test func `hears nothing of what the agent asks another, and is handed over`() throws {
        var trial = Trial.talking()
        trial.pass(10)
        trial.wish(.consult(.boris, for: .seconds(20)))
        #expect(trial.asked.contains(.join([Trial.caller], hold)))
        #expect(Set(trial.asked).isSuperset(of: paused))
        trial.pass(2)
        trial.enter("c-2")
        #expect(trial.asked == [.join(["c-2"], "c-room")])
        trial.pass(5)
        trial.wish(.complete)
        #expect(
            trial.asked == [.join([Trial.caller], "c-room")] + resumed + [.hangUp("c-1", .normal)],
            "the room is never empty"
        )
        #expect(trial.agent == "c-2")
        trial.leave("c-1")
        trial.wish(.wrapUpDone("c-1"))
        #expect(trial.records.isEmpty, "the call goes on")
        trial.pass(60)
        trial.leave(Trial.caller)
        trial.leave("c-2")
        trial.passAll()

        let record = try #require(trial.records.first)
        #expect(record.transfers == 1)
        #expect(record.time(.held) == .seconds(7))
        #expect(record.legs.map(\.talk) == [.seconds(10), .seconds(60)])
        #expect(record.legs.map(\.outcome) == [.handedOver, .spoke])
        #expect(record.legs.map(\.role) == [.agent, .agent])
    }

    @Test func `comes back from one who was asked, and both can be had together`() {
        var trial = Trial.talking()
        trial.wish(.consult(.boris, for: .seconds(20)))
        trial.enter("c-2")
        trial.wish(.swap)
        #expect(trial.asked == [.join(["c-2"], hold), .join([Trial.caller], "c-room")] + resumed)
        trial.wish(.swap)
        #expect(trial.asked == [.join([Trial.caller], hold), .join(["c-2"], "c-room")] + paused)
        trial.wish(.conference)
        #expect(trial.asked == [.join([Trial.caller], "c-room")] + resumed)
        trial.wish(.cancel)
        #expect(trial.asked == [.hangUp("c-2", .normal)])
        #expect(trial.company == .outsider(aside: nil))
    }

    @Test func `is not asked about when the other does not answer`() {
        var trial = Trial.talking()
        trial.wish(.consult(.boris, for: .seconds(3)))
        trial.hear(.destroyed(.sample("c-2"), .busy))
        #expect(trial.company == .nobody)
        #expect(trial.news.contains(.missed("c-2", .boris, .busy)))
        trial.wish(.retrieve)
        #expect(trial.company == .outsider(aside: nil))
    }

    @Test func `stays with the other when the agent puts the phone down in the middle of asking`() {
        var trial = Trial.talking()
        trial.wish(.consult(.boris, for: .seconds(20)))
        trial.enter("c-2")
        trial.leave("c-1")
        #expect(trial.agent == "c-2")
        #expect(trial.asked.contains(.join([Trial.caller], "c-room")))
    }

    @Test func `waits for the other when the agent puts the phone down before there is an answer`() {
        var trial = Trial.talking()
        trial.wish(.consult(.boris, for: .seconds(20)))
        trial.leave("c-1")
        #expect(trial.machine.phase == .waiting(rung: "c-2"))
        trial.enter("c-2")
        #expect(trial.agent == "c-2")
    }

    @Test func `who hears music when the agent's phone drops out goes back to the head of the queue`() {
        var trial = Trial.talking()
        trial.wish(.hold)
        trial.leave("c-1")
        #expect(trial.machine.phase == .waiting(rung: nil))
        #expect(trial.seeks == [false, true])
    }

    @Test func `goes to a phone that nobody asked, and to the queue when it is not answered`() throws {
        var trial = Trial.talking()
        trial.pass(10)
        trial.wish(.transfer(.vera, for: .seconds(5)))
        #expect(trial.asked.contains(.join([Trial.caller], hold)))
        #expect(
            trial.asked.suffix(3) == [
                .hangUp("c-1", .normal), .hangUp("c-r1.outsider.ear", .normal), .hangUp("c-r1.house.ear", .normal),
            ]
        )
        trial.leave("c-1")
        trial.hear(.destroyed(.sample("c-2"), .noAnswer))
        #expect(trial.seeks == [false, true])
        trial.wish(.ring(.boris, for: .seconds(5)))
        trial.enter("c-3")
        #expect(trial.asked.contains(.hear(Trial.caller, .house, as: "c-r2.house.ear")))
        trial.beginRecording("c-r2")
        trial.leave(Trial.caller)
        trial.leave("c-3")
        trial.passAll()
        let record = try #require(trial.records.first)
        #expect(record.transfers == 1)
        #expect(record.recordings == ["c-r1", "c-r2"])
        #expect(record.legs.map(\.outcome) == [.handedOver, .missed, .spoke])
    }

    @Test func `is transferred by the phone's own key when that is granted`() {
        var trial = Trial.talking()
        trial.hear(.transferAsked("c-1", to: "103", state: nil))
        #expect(trial.asked == [.transferProgress("c-1", .ringing)])
        #expect(trial.news.last == .transferAsked("c-1", to: "103"))
        trial.wish(.declineTransfer("c-1"))
        #expect(trial.asked == [.transferProgress("c-1", .declined)])
        #expect(trial.agent == "c-1")
    }

    @Test func `is listened to without hearing the listener, who can speak to the agent`() {
        var trial = Trial.talking()
        trial.wish(.listen(.vera, .nobody, for: .seconds(20)))
        trial.enter("c-2")
        #expect(trial.asked.first == .listen(to: "c-1", as: "c-ear1", .nobody))
        #expect(trial.asked.contains(.join(["c-2"], "c-booth")))
        trial.enter("c-ear1")
        #expect(trial.asked == [.join(["c-ear1"], "c-booth")])
        trial.wish(.whisper(.agent))
        #expect(trial.asked == [.listen(to: "c-1", as: "c-ear2", .agent), .hangUp("c-ear1", .normal)])
        trial.leave("c-ear1")
        trial.enter("c-ear2")
        #expect(trial.asked == [.join(["c-ear2"], "c-booth")])
        trial.leave(Trial.caller)
        #expect(trial.asked.contains(.hangUp("c-2", .normal)))
        #expect(trial.asked.contains(.hangUp("c-1", .normal)))
        trial.passAll()
        #expect(trial.records.count == 1)
    }
    @Test func `comes to whoever listened, who listens no longer`() {
        var trial = Trial.talking()
        trial.wish(.listen(.vera, .nobody, for: .seconds(20)))
        trial.enter("c-2")
        trial.enter("c-ear1")
        trial.wish(.transfer(.vera, for: .seconds(20)))
        #expect(trial.asked.contains(.hangUp("c-2", .normal)) && trial.asked.contains(.hangUp("c-ear1", .normal)))
        trial.leave("c-1")
        trial.leave("c-2")
        trial.enter("c-3")
        #expect(trial.agent == "c-3")
        trial.leave(Trial.caller)
        trial.leave("c-3")
        trial.passAll()
        #expect(trial.records.first?.legs.map(\.outcome) == [.handedOver, .answered, .spoke])
    }
}
