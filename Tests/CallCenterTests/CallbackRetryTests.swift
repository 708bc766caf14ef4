import Basics
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// Who asked to be called back is tried by rule (SPEC T1).
@Suite struct `Whoever asked to be called back` {
    private static let moscow = Zone("Europe/Moscow")

    @Test(arguments: TestDatabase.engines)
    func `is tried so often and so far apart as the queue has it, then left to people`(on engine: Dialect) async throws
    {
        let scene = try await CallScene(on: engine)
        try await scene.ruleCallbacks(AttemptRule(most: 2, pause: .minutes(10)))
        try await scene.asks("a", at: scene.time.now)
        #expect(try await scene.toMake() == 1)
        try await scene.tries("b", at: scene.time.now)
        #expect(try await scene.toMake() == 0, "not at once")
        let line = try #require(try await scene.callbackLines().first)
        let next = line.callback.nextTry(by: line.rule, at: scene.time.now, else: Self.moscow)
        #expect(line.callback.attempts == 1 && line.rule.most == 2)
        #expect(next == (line.callback.tried ?? scene.time.now) + .minutes(10))
        scene.time.advance(by: .minutes(11))
        #expect(try await scene.toMake() == 1)
        try await scene.tries("c", at: scene.time.now)
        scene.time.advance(by: .hours(1))
        #expect(try await scene.toMake() == 0, "as often as the rule has it")
        let left = try #require(try await scene.callbackLines().first)
        #expect(left.callback.attempts == 2, "and still on the list")
        #expect(left.callback.nextTry(by: left.rule, at: scene.time.now, else: Self.moscow) == nil)
        try await scene.asks("d", at: scene.time.now)
        #expect(try await scene.toMake() == 1, "who asks anew is tried anew")
    }

    @Test(arguments: TestDatabase.engines)
    func `is not tried again in their night, but at once who has just asked`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let evening = try #require(Moment(rfc3339: "2026-03-02T22:50:00+03:00"))
        scene.time.set(evening)
        try await scene.asks("a", at: evening)
        #expect(try await scene.toMake() == 1, "they are awake")
        try await scene.tries("b", at: evening)
        scene.time.advance(by: .hours(1))
        #expect(try await scene.toMake() == 0)
        let line = try #require(try await scene.callbackLines().first)
        let morning = Moment(rfc3339: "2026-03-03T09:00:00+03:00")
        #expect(line.callback.nextTry(by: line.rule, at: scene.time.now, else: Self.moscow) == morning)
        scene.time.set(try #require(morning))
        #expect(try await scene.toMake() == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `is rung again by the house when the time has come`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let scene = house.scene
        try await scene.asks("a", at: scene.time.now)
        try await house.ready(scene.cast.irina)
        let life = try await house.live()
        try await life.until { await life.board.endpoint(rungFor: "out0") != nil }
        await life.board.answer("out0")
        await life.board.outsiderMisses("out0", .busy)
        try await life.until { try await scene.callbackLines().first?.callback.attempts == 1 }
        try await life.until { try await house.state(of: scene.cast.irina) == .available }
        #expect(await life.board.outgoing.isEmpty)
        scene.time.advance(by: .minutes(16))
        life.look()
        try await life.until { await life.board.endpoint(rungFor: "out1") != nil }
        await life.board.answer("out1")
        await life.board.reached("out1")
        scene.time.advance(by: .seconds(30))
        await life.board.hangUp("out1")
        await life.board.wrapUp("out1")
        try await life.until { try await scene.callbackLines().isEmpty }
        await life.end()
    }

    @Test func `is refused a rule that is none`() async throws {
        let scene = try await CallScene(on: .sqlite)
        for rule in [
            AttemptRule(most: 0, pause: .minutes(15)), AttemptRule(most: 11, pause: .minutes(15)),
            AttemptRule(most: 3, pause: .minutes(4)), AttemptRule(most: 3, pause: .hours(25)),
        ] {
            await #expect(throws: InvalidField.self) { try await scene.ruleCallbacks(rule) }
        }
    }

    @Test func `is found by an index`() async throws {
        let scene = try await CallScene(on: .sqlite)
        let plan = try await scene.database.read { snapshot in
            let recorder = StatementRecorder()
            try recorder.watch(snapshot) { _ = try $0.callbacksToMake() }
            return try recorder.plans(in: snapshot)
        }
        #expect(plan.contains { $0.contains("call_back_asked") }, "\(plan)")
    }
}

extension CallScene {
    fileprivate func ruleCallbacks(_ rule: AttemptRule) async throws {
        try await database.write { [cast] tx in
            let queue = try #require(try tx.callQueues()[CallQueue.standard])
            var settings = queue.settings
            settings.callbacks = rule
            try QueueBook(tx, cast.vera).change(queue.id, version: queue.version, to: settings)
        }
    }

    /// Anna calls, and presses the key.
    fileprivate func asks(_ name: CallID, at moment: Moment) async throws {
        var maker = RecordMaker(name: name, began: moment - .seconds(40), talk: .zero)
        maker.end = .callback
        try await archive.keep(try maker.record(), CallContext(queue: CallQueue.standard))
    }

    /// She is called and does not answer.
    fileprivate func tries(_ name: CallID, at moment: Moment) async throws {
        var maker = RecordMaker(name: name, began: moment, talk: .zero)
        (maker.direction, maker.end) = (.outgoing, .notReached)
        try await archive.keep(try maker.record(), CallContext(queue: CallQueue.standard))
    }

    fileprivate func toMake() async throws -> Int { try await database.read { try $0.callbacksToMake().count } }

    fileprivate func callbackLines() async throws -> [CallbackLine] {
        try await database.read { [cast] in try $0.callbacks(visibleTo: cast.vera) }
    }
}
