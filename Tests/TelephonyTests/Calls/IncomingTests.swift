import Basics
import Testing

@testable import Telephony

@Suite struct `A call that comes in` {
    @Test func `is answered, waits, talks, and is written down with each of its seconds`() throws {
        var trial = Trial()
        #expect(trial.asked == [.answer(Trial.caller), .join([Trial.caller], CallPlan.commonHoldRoom)])
        #expect(trial.seeks == [false])
        trial.pass(4)
        trial.wish(.ring(.anna, for: .seconds(20)))
        trial.pass(1)
        trial.hear(.dialling(.sample("c-1"), .ringing))
        trial.pass(5)
        trial.enter("c-1")
        #expect(
            trial.asked == [
                .makeBridge("c-room", .mixing), .join(["c-1", Trial.caller], "c-room"),
                .hear(Trial.caller, .outsider, as: "c-r1.outsider.ear"),
                .hear(Trial.caller, .house, as: "c-r1.house.ear"), .takeTransfers("c-1"),
            ]
        )
        trial.beginRecording("c-r1")
        trial.pass(90)
        trial.hear(.hangupAsked(.sample(Trial.caller), .normal))
        trial.leave(Trial.caller)
        #expect(trial.asked == [.hangUp("c-1", .normal)])
        trial.leave("c-1")
        trial.hear(.destroyed(.sample("c-1"), .normal))
        #expect(trial.records.isEmpty, "the work after the call is not done")
        trial.pass(12)
        trial.wish(.wrapUpDone("c-1"))

        let record = try #require(trial.records.first)
        #expect(trial.records.count == 1)
        #expect(trial.asked == [.removeBridge("c-room")])
        #expect(record.time(.waiting) == .seconds(10))
        #expect(record.time(.talking) == .seconds(90))
        #expect(record.end == .outsider)
        #expect(record.cause == .normal)
        #expect(record.ended - record.began == .seconds(100))
        #expect(record.closed - record.ended == .seconds(12))
        #expect(record.recordings == ["c-r1"])
        let leg = try #require(record.legs.first)
        #expect(leg.ring == .seconds(5))
        #expect(leg.talk == .seconds(90))
        #expect(leg.wrapUp == .seconds(12))
        #expect(leg.outcome == .spoke)
    }

    @Test func `is asked to be answered until the exchange says that it is, which may grant it and not do it`() throws {
        var trial = Trial(answers: false)
        #expect(trial.asked.contains(.answer(Trial.caller)))
        trial.pass(1)
        #expect(trial.asked == [.answer(Trial.caller)])
        try trial.restart()
        trial.take(.found(ExchangeSnapshot(started: nil, channels: [.sample(Trial.caller, .ring)], bridges: [])))
        trial.pass(1)
        #expect(trial.asked == [.answer(Trial.caller)])
        trial.hear(.state(.sample(Trial.caller, .up)))
        _ = trial.drain()
        trial.pass(5)
        #expect(!trial.drain().contains(.ask(.answer(Trial.caller))))
    }

    @Test func `has music begin when nobody else waits, and leaves it alone when others hear it`() {
        var trial = Trial()
        let room = CallPlan.commonHoldRoom
        _ = trial.asked
        trial.hear(.joined(.sample(Trial.caller), Bridge(id: room, name: "", members: [Trial.caller])))
        #expect(trial.asked == [.startMusic(room)])
        trial.hear(.joined(.sample(Trial.caller), Bridge(id: room, name: "", members: ["other", Trial.caller])))
        trial.hear(.joined(.sample(Trial.caller), Bridge(id: "c-room", name: "", members: [Trial.caller])))
        #expect(trial.asked.isEmpty)
    }

    @Test func `that is given up while it waits is abandoned, and nobody works on it after`() throws {
        var trial = Trial()
        trial.pass(3)
        trial.wish(.ring(.anna, for: .seconds(20)))
        trial.hear(.state(.sample("c-1", .ringing)))
        trial.pass(2)
        trial.leave(Trial.caller)
        #expect(trial.asked == [.hangUp("c-1", .normal)])
        trial.hear(.destroyed(.sample("c-1"), .normal))
        let record = try #require(trial.records.first)
        #expect(record.isAbandoned)
        #expect(record.time(.waiting) == .seconds(5))
        #expect(record.legs.map(\.outcome) == [.withdrawn])
        #expect(record.legs.map(\.ring) == [.seconds(2)])
    }

    @Test func `goes to the head of the queue when nobody answers the phone`() throws {
        var trial = Trial()
        trial.wish(.ring(.anna, for: .seconds(3)))
        trial.hear(.state(.sample("c-1", .ringing)))
        trial.pass(3)
        trial.hear(.destroyed(.sample("c-1"), .noAnswer))
        #expect(trial.seeks == [false, true])
        #expect(trial.news.contains(.missed("c-1", .anna, .noAnswer)))
        trial.wish(.ring(.boris, for: .seconds(3)))
        trial.enter("c-2")
        #expect(trial.agent == "c-2")
        trial.leave(Trial.caller)
        trial.leave("c-2")
        trial.passAll()
        #expect(trial.records.first?.legs.map(\.outcome) == [.missed, .spoke])
    }

    @Test func `is not stuck at a phone of which nothing is heard`() {
        var trial = Trial()
        trial.wish(.ring(.anna, for: .seconds(3)))
        trial.pass(20)
        #expect(trial.seeks == [false, true])
        trial.enter("c-1")
        #expect(trial.asked == [.hangUp("c-1", .normal)], "it came too late")
        #expect(trial.machine.phase == .waiting(rung: nil))
    }

    @Test(arguments: [
        (TelephonyFault.refused(.failed, words: "Allocation failed"), Leg.Outcome.notReached),
        (.timedOut, .missed),
    ])
    func `tries another phone when one can't be rung`(_ fault: TelephonyFault, _ outcome: Leg.Outcome) throws {
        var trial = Trial()
        trial.wish(.ring(.anna, for: .seconds(20)))
        guard case .ring(let leg) = trial.asked.first else { throw fault }
        trial.take(.refused(.ring(leg), fault))
        #expect(trial.seeks == [false, true])
        #expect(trial.machine.legs.map(\.outcome) == [outcome])
        trial.leave(Trial.caller)
        trial.passAll()
        #expect(trial.records.count == 1)
    }

    @Test func `hears no more of its place in line when somebody answers`() {
        var trial = Trial()
        trial.wish(.say([.named("queue-youarenext")]))
        guard case .play(_, to: _, in: _, as: let playback) = trial.asked.first else { return #expect(Bool(false)) }
        trial.wish(.ring(.anna, for: .seconds(20)))
        trial.enter("c-1")
        #expect(trial.asked.contains(.stopPlaying(playback)))

        var other = Trial()
        other.wish(.say([.named("queue-youarenext")]))
        other.hear(.played(Playback(id: playback, wasHeard: true)))
        other.wish(.ring(.anna, for: .seconds(20)))
        other.enter("c-1")
        #expect(!other.asked.contains(.stopPlaying(playback)), "it was heard out before")
    }

    @Test func `rings one phone at a time`() {
        var trial = Trial()
        trial.wish(.ring(.anna, for: .seconds(20)))
        trial.wish(.ring(.boris, for: .seconds(20)))
        #expect(trial.asked.isEmpty)
        #expect(trial.news.last == .declined(.ring(.boris, for: .seconds(20))))
    }

    @Test func `ends when the agent puts the phone down, and the work after it ends at its limit`() throws {
        var trial = Trial.talking()
        trial.pass(30)
        trial.leave("c-1")
        #expect(trial.asked == [.hangUp(Trial.caller, .normal)])
        trial.leave(Trial.caller)
        trial.pass(29)
        #expect(trial.records.isEmpty)
        trial.pass(1)
        let record = try #require(trial.records.first)
        #expect(record.end == .agent(.anna))
        #expect(record.legs.first?.wrapUp == .seconds(30))
    }

    @Test func `hears the greeting out and then the menu, where a key ends the prompt`() throws {
        let key = try #require(Digit("2"))
        var plan = CallPlan.plain
        plan.greeting = [.named("hello-world")]
        plan.language = .english
        plan.menu = Menu(prompt: [.named("demo-instruct"), .digits(2)], keys: [key])
        plan.branches = [key: .init(isRecorded: false, callbackKey: Digit("1"), wrapUp: .seconds(7))]
        var trial = Trial(plan)
        #expect(trial.asked.last == .play([.named("hello-world")], to: Trial.caller, in: .english, as: "c-p1"))
        trial.pass(2)
        trial.hear(.played(Playback(id: "c-p1", wasHeard: true)))
        #expect(
            trial.asked == [.play([.named("demo-instruct"), .digits(2)], to: Trial.caller, in: .english, as: "c-p2")]
        )
        trial.hear(.digit(.sample(Trial.caller), try #require(Digit("9"))))
        #expect(trial.asked.isEmpty, "it is none of the menu's")
        trial.pass(1)
        trial.hear(.digit(.sample(Trial.caller), key))
        #expect(trial.asked.first == .stopPlaying("c-p2"))
        #expect(trial.news.contains(.chose(key)))
        trial.hear(.played(Playback(id: "c-p2", wasHeard: false)))
        #expect(trial.machine.phase == .waiting(rung: nil))
        #expect(trial.machine.plan.wrapUp == .seconds(7) && !trial.machine.plan.isRecorded)
        trial.hear(.digit(.sample(Trial.caller), try #require(Digit("1"))))
        #expect(trial.news.contains(.callbackWanted), "it is the key of the queue that was chosen")
        trial.leave(Trial.caller)
        let record = try #require(trial.records.first)
        #expect(record.time(.menu) == .seconds(3))
        #expect(record.choice == key)
    }

    @Test func `that presses no key goes on without a choice`() throws {
        var plan = CallPlan.plain
        plan.menu = Menu(prompt: [.named("demo-instruct")], keys: [try #require(Digit("1"))], tries: 2)
        var trial = Trial(plan)
        trial.hear(.played(Playback(id: "c-p1", wasHeard: true)))
        trial.pass(7)
        #expect(trial.asked == [.play([.named("demo-instruct")], to: Trial.caller, in: nil, as: "c-p2")])
        trial.hear(.played(Playback(id: "c-p2", wasHeard: true)))
        trial.pass(7)
        #expect(trial.news.contains(.chose(nil)))
        #expect(trial.machine.phase == .waiting(rung: nil))
    }

    @Test func `leaves a message when nobody is there, and is put down after it`() throws {
        var plan = CallPlan.plain
        plan.greeting = [.named("vm-nobodyavail")]
        plan.next = .message(atMost: .seconds(120))
        var trial = Trial(plan)
        trial.hear(.played(Playback(id: "c-p1", wasHeard: true)))
        #expect(trial.asked == [.recordMessage(Trial.caller, as: "c-m1", atMost: .seconds(120))])
        trial.pass(20)
        trial.hear(.recorded(Recording(name: "c-m1", length: .seconds(18), cause: nil)))
        #expect(trial.asked == [.hangUp(Trial.caller, .normal)])
        trial.leave(Trial.caller)
        let record = try #require(trial.records.first)
        #expect(record.message == "c-m1")
        #expect(record.end == .house)
        #expect(trial.seeks.isEmpty)
    }

    @Test func `is put down after the last words when the message can't be kept`() throws {
        var plan = CallPlan.plain
        plan.next = .message(atMost: .seconds(120))
        var trial = Trial(plan)
        let request = ExchangeRequest.recordMessage(Trial.caller, as: "c-m1", atMost: .seconds(120))
        trial.take(.refused(request, .refused(.failed, words: "disk full")))
        #expect(trial.news.contains(.recordingFailed("c-m1")))
        trial.leave(Trial.caller)
        #expect(trial.records.map(\.message) == [nil])
    }

    @Test func `hears a word of farewell and no more when that is all there is`() {
        var plan = CallPlan.plain
        plan.greeting = [.named("vm-goodbye")]
        plan.next = .goodbye
        var trial = Trial(plan)
        trial.hear(.played(Playback(id: "c-p1", wasHeard: true)))
        #expect(trial.asked == [.hangUp(Trial.caller, .normal)])
        #expect(trial.seeks.isEmpty)
    }

    @Test func `is told how long it may take while it waits, and may choose once more`() throws {
        var trial = Trial()
        trial.wish(.say([.named("queue-youarenext")]))
        #expect(trial.asked == [.play([.named("queue-youarenext")], to: Trial.caller, in: nil, as: "c-p1")])
        #expect(trial.machine.phase == .waiting(rung: nil))
        let key = try #require(Digit("3"))
        trial.wish(.offer(Menu(prompt: [.named("demo-instruct")], keys: [key])))
        trial.hear(.digit(.sample(Trial.caller), key))
        #expect(trial.news.contains(.chose(key)))
        #expect(trial.machine.phase == .waiting(rung: nil))
    }

    @Test func `is called back when the caller asks for it`() throws {
        let key = try #require(Digit("5"))
        var plan = CallPlan.plain
        plan.callbackKey = key
        var trial = Trial(plan)
        trial.pass(40)
        trial.hear(.digit(.sample(Trial.caller), key))
        #expect(trial.news.contains(.callbackWanted))
        #expect(trial.asked == [.hangUp(Trial.caller, .normal)])
        trial.leave(Trial.caller)
        let record = try #require(trial.records.first)
        #expect(record.end == .callback)
        #expect(!record.isAbandoned)
    }

    @Test func `asks the exchange how things stand when it can't be joined`() {
        var trial = Trial()
        trial.take(
            .refused(.join([Trial.caller], CallPlan.commonHoldRoom), .refused(.notThere, words: "Bridge not found"))
        )
        #expect(trial.looks == 1)
        trial.take(.found(ExchangeSnapshot(started: nil, channels: [.sample(Trial.caller)], bridges: [])))
        let room = CallPlan.commonHoldRoom
        #expect(trial.asked == [.makeBridge(room, .holding), .startMusic(room), .join([Trial.caller], room)])
    }

    @Test func `is not tried for ever when it can't be joined at all`() {
        var trial = Trial()
        let join = ExchangeRequest.join([Trial.caller], CallPlan.commonHoldRoom)
        for _ in 0..<6 {
            trial.take(.refused(join, .refused(.conflict, words: "")))
            trial.take(.found(ExchangeSnapshot(started: nil, channels: [.sample(Trial.caller)], bridges: [])))
        }
        trial.passAll()
        #expect(trial.records.map(\.end) == [.failed])
    }
}
