import Basics
import Foundation
import Logging
import People
import Store
import TelephonyTestSupport
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// SPEC T1, T2, T4 on a real Asterisk.
@Suite(.serialized, .enabled(if: TestExchange.isRunning && Sipp.isThere, "no exchange is running"))
struct `A caller from a real exchange` {
    @Test func `is given to who is free, and kept once though we were away meanwhile`() async throws {
        let exchange = try TestExchange.ours
        let sipp = Sipp(exchange: exchange)
        let scene = try await CallScene(on: .sqlite, by: SystemTime())
        let irina = try #require(scene.cast.irina.id)
        try await scene.database.write { tx in
            try PhoneBook(tx, .program, box: scene.box).remove(try #require(try tx.phones(of: [irina]).first?.id))
            try PhoneBook(tx, .program, box: scene.box).add(to: irina, named: "Стол", as: "201")
            try AgentDesk(tx, scene.cast.irina).ready(irina)
        }
        let phones = try sipp.phones()
        defer { phones.stop() }
        let first = try await ProgramLife(scene, exchange)
        try await first.until { try await scene.database.read { try $0.exchangeState()?.isUp } == true }
        let caller = try sipp.caller(talking: 5)
        defer { caller.stop() }
        try await first.until { try await scene.database.read { try $0.presence(of: irina).state } == .onCall }
        try await Task.sleep(for: .seconds(1))
        await first.end()
        #expect(try await scene.database.read { try $0.liveCallCount() } == 1)
        let second = try await ProgramLife(scene, exchange)
        try await second.until { try await scene.database.read { try $0.presence(of: irina).state.name } == "wrap-up" }
        try await second.wrapUp()
        try await second.until { try await scene.counts()["phone_call"] == 1 }
        try await second.until { try await scene.database.read { try $0.presence(of: irina).state } == .available }
        try await scene.database.read { snapshot in
            let id: PhoneCall.ID = try #require(try snapshot.value("SELECT id FROM phone_call"))
            let call = try #require(try snapshot.phoneCall(id, visibleTo: .program))
            #expect(call.outcome == .answered && call.person == irina && call.dialled == "100")
            let spans = try snapshot.spans(of: call)
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.ended == $1.began })
            let talked = spans.filter { $0.stage == .talking }.reduce(Duration.zero) { $0 + ($1.ended - $1.began) }
            #expect(talked > .seconds(3.5) && talked < .seconds(5.5))
            #expect(try snapshot.liveCallCount() == 0)
        }
        await second.end()
    }
}

/// The program's telephone, from its start to its end.
private struct ProgramLife {
    private let board: Switchboard
    private let work: [Task<Void, Never>]
    private let dispatcher: Dispatcher

    init(_ scene: CallScene, _ exchange: TestExchange) async throws {
        let desk = ReceptionDesk(try await scene.database.read { try $0.houseNumbers() }, time: SystemTime())
        let ids = IDSource()
        let board = Switchboard(
            on: ExchangeLine(to: try exchange.place),
            plan: { _, dialled in desk.plan(dialled: dialled) },
            name: { CallID("d\(ids.next(at: SystemTime().now, as: ProgramLife.self))") }
        )
        var logger = Logger(label: "test.calls")
        logger.logLevel = .critical
        let dispatcher = Dispatcher(
            scene.database,
            archive: scene.archive,
            exchange: board,
            desk: desk,
            trunk: "trunk",
            logger: logger
        )
        (self.board, self.dispatcher) = (board, dispatcher)
        try await dispatcher.begin()
        work = [Task { await dispatcher.run() }, Task { await board.run() }]
    }

    func end() async {
        for task in work { task.cancel() }
        for task in work { await task.value }
    }

    /// Says that the work after each call is done.
    func wrapUp() async throws {
        for call in await dispatcher.calls.keys {
            guard let legs = await board.state(of: call)?.legs else { continue }
            for leg in legs { _ = await board.wish(.wrapUpDone(leg.channel), of: call) }
        }
    }

    /// Waits, up to twenty seconds, until something is so.
    func until(_ isSo: () async throws -> Bool, _ place: SourceLocation = #_sourceLocation) async throws {
        let end = ContinuousClock.now + .seconds(20)
        while try await !isSo() {
            guard ContinuousClock.now < end else { return #expect(Bool(false), "it never came", sourceLocation: place) }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
