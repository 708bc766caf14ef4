import Basics
import Clients
import Logging
import People
import Store
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// What pages may know of calls that go on (SPEC W2, T2).
@Suite struct `A call that goes on` {
    @Test(arguments: TestDatabase.engines)
    func `is with whose phone rings, then talks, then has the work after it`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let irina = house.scene.cast.irina
        try await house.ready(irina)
        let life = try await house.live()
        await life.board.comeIn("a", from: CallScene.anna)
        try await life.until { try await house.call(of: irina)?.stage == .ringing }
        let ringing = try #require(try await house.call(of: irina))
        let person = try #require(irina.id)
        #expect(ringing.party(of: person)?.state == .rung)
        #expect(ringing.client?.id == house.scene.cast.vector.id)
        #expect(ringing.phone?.e164 == CallScene.anna && ringing.queue == CallQueue.standard && ringing.isWaiting)
        #expect(ringing.turns(of: try #require(ringing.agent)).isEmpty)
        await life.board.answer("a")
        try await life.until { try await house.call(of: irina)?.stage == .talking }
        let talking = try #require(try await house.call(of: irina))
        #expect(talking.turns(of: try #require(talking.agent)).contains(.hold) && !talking.isWaiting)
        house.scene.time.advance(by: .seconds(5))
        await life.board.hangUp("a")
        try await life.until { try await house.call(of: irina)?.stage == .parted }
        let after = try #require(try await house.call(of: irina)?.party(of: person))
        #expect(after.state == .wrapUp(until: FixedTime.start + .seconds(65)))
        await life.board.wrapUp("a")
        try await life.until { try await house.call(of: irina) == nil }
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `shows its number and not its client to those who may not know of them`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let (cast, secret) = (house.scene.cast, "+79165550101")
        try await house.scene.database.write { tx in
            _ = try ClientBook(tx, cast.vera).addPoint(.phone(secret), to: cast.sigma.id)
        }
        let life = try await house.live()
        await life.board.comeIn("a", from: secret)
        try await life.until { try await house.board(of: cast.vera).count == 1 }
        #expect(try await house.board(of: cast.vera).first?.client?.id == cast.sigma.id)
        let seen = try #require(try await house.board(of: cast.oleg).first)
        #expect(seen.client == nil && seen.phone?.e164 == secret)
        #expect(try await house.board(of: cast.vera, in: CallQueue.standard).count == 1)
        #expect(try await house.board(of: cast.vera, in: ID(rawValue: 2)).isEmpty)
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `is told at once to whom it concerns, also when it leaves them`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let (irina, told) = (try #require(house.scene.cast.irina.id), Told())
        try await house.ready(house.scene.cast.irina)
        let watch = CallWatch(house.scene.database, logger: .init(label: "watch"))
        let watching = Task {
            await watch.run(tell: { await told.hear($0) }, tellBoards: { await told.hearBoard() })
        }
        let life = try await house.live()
        #expect(await watch.mark(of: irina) == nil)
        await life.board.comeIn("a", from: CallScene.anna)
        try await life.until { await told.count(of: irina) > 0 }
        try await life.until { await watch.mark(of: irina) != nil }
        let before = await told.count(of: irina)
        await life.board.miss("a")
        try await life.until { try await house.call(of: house.scene.cast.irina) == nil }
        try await life.until { await told.count(of: irina) > before }
        try await life.until { await watch.mark(of: irina) == nil }
        try await life.until { await told.boards > 0 }
        watching.cancel()
        await watching.value
        await life.end()
    }

    @Test func `is read in its order by whoever looks`() async throws {
        let scene = try await CallScene(on: .sqlite)
        let irina = scene.cast.irina
        let plan = try await scene.database.read { snapshot in
            let recorder = StatementRecorder()
            try recorder.watch(snapshot) {
                _ = try $0.ongoingCalls(of: try #require(irina.id), visibleTo: irina)
                _ = try $0.ongoingCalls(in: CallQueue.standard, visibleTo: irina)
                _ = try $0.ongoingCalls(visibleTo: irina)
            }
            return try recorder.plans(in: snapshot)
        }
        #expect(plan.contains { $0.contains("live_call_party_person") }, "\(plan)")
        #expect(plan.contains { $0.contains("live_call_queue") }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN contact_point") || $0.contains("SCAN client") }, "\(plan)")
    }

    @Test func `is offered nothing that it would decline`() throws {
        var course = try Course()
        for step in Course.Step.allCases {
            course.take(step)
            let call = OngoingCall(course.kept, people: [:], at: FixedTime.start)
            #expect(call.stage == step.stage)
            for turn in call.turns {
                let wish = try course.wish(turn)
                var machine = course.machine
                #expect(
                    !machine.take(.wish(wish), at: FixedTime.start).contains(.tell(.declined(wish))),
                    "\(turn) at \(step)"
                )
            }
        }
    }
}

/// A call that goes through all that a conversation can be.
private struct Course {
    enum Step: CaseIterable {
        case answered
        case held
        case asking
        case consulting
        case aside
        case conference

        var stage: OngoingCall.Stage {
            switch self {
            case .answered: .talking
            case .held: .held
            case .asking: .asking
            case .consulting: .consulting
            case .aside: .aside
            case .conference: .conference
            }
        }
    }

    var machine: CallMachine
    private let (one, other): (Endpoint, Endpoint)

    var kept: KeptCall {
        KeptCall(machine: machine, entry: LiveEntry(context: CallContext(), choices: [:]))
    }

    init() throws {
        (one, other) = (try #require(Endpoint.phone("101")), try #require(Endpoint.phone("102")))
        machine = CallMachine("m", from: Self.channel("m-caller"), to: "100", by: CallPlan(), at: FixedTime.start)
        _ = machine.take(.begin, at: FixedTime.start)
        _ = machine.take(.wish(.ring(one, for: .seconds(20))), at: FixedTime.start)
    }

    mutating func take(_ step: Step) {
        switch step {
        case .answered: enter()
        case .held: ask(.hold)
        case .asking: ask(.consult(other, for: .seconds(20)))
        case .consulting: enter()
        case .aside: ask(.swap)
        case .conference: ask(.conference)
        }
    }

    func wish(_ turn: CallTurn) throws -> CallWish {
        switch turn {
        case .hold: .hold
        case .retrieve: .retrieve
        case .keys: .press(try #require(KeyPresses("1")))
        case .consult: .consult(other, for: .seconds(20))
        case .swap: .swap
        case .conference: .conference
        case .complete: .complete
        case .cancel: .cancel
        case .transfer: .transfer(other, for: .seconds(20))
        case .pauseRecording: .pauseRecording
        case .resumeRecording: .resumeRecording
        case .hangUp: .hangUp
        }
    }

    private mutating func ask(_ wish: CallWish) { _ = machine.take(.wish(wish), at: FixedTime.start) }

    /// The phone that was rung last is answered.
    private mutating func enter() {
        guard let leg = machine.legs.last else { return }
        let event = AriEvent(
            at: nil,
            kind: .entered(Self.channel(leg.channel.text), arguments: [], replacing: nil)
        )
        _ = machine.take(.exchange(event), at: FixedTime.start)
    }

    private static func channel(_ id: String) -> Telephony.Channel {
        Telephony.Channel(
            id: ChannelID(id),
            name: id,
            state: .up,
            arguments: ["inbound", "100"],
            caller: CallerName(name: "", number: CallScene.anna),
            dialled: "100",
            isOurs: true,
            created: nil
        )
    }
}

/// Who was told of their calls, and how often.
private actor Told {
    private var people: [Person.ID: Int] = [:]
    private(set) var boards = 0

    func hear(_ people: Set<Person.ID>) { for person in people { self.people[person, default: 0] += 1 } }

    func hearBoard() { boards += 1 }

    func count(of person: Person.ID) -> Int { people[person] ?? 0 }
}

extension DispatchedHouse {
    func call(of member: Member) async throws -> OngoingCall? {
        try await scene.database.read {
            try $0.ongoingCalls(of: try #require(member.id), visibleTo: member).first
        }
    }

    fileprivate func board(of member: Member, in queue: CallQueue.ID? = nil) async throws -> [OngoingCall] {
        try await scene.database.read { try $0.ongoingCalls(in: queue, visibleTo: member) }
    }
}
