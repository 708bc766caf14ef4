import Basics
import Logging
import Store
import TelephonyTestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// The program's telephone, from its start to its end.
struct ProgramLife {
    private let board: Switchboard
    private let work: [Task<Void, Never>]
    private let dispatcher: Dispatcher

    init(_ scene: CallScene, _ exchange: TestExchange) async throws {
        let house = try await scene.database.read { try $0.houseNumbers() }
        let desk = ReceptionDesk(house, asking: scene.database, time: SystemTime())
        let ids = IDSource()
        let board = Switchboard(
            on: ExchangeLine(to: try exchange.place),
            plan: { channel, dialled in desk.receive(channel, dialled: dialled) },
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

    func wish(_ wish: CallWish, of call: CallID) async -> WishAnswer {
        await board.wish(wish, of: call)
    }

    /// Says that the work after each call is done.
    func wrapUp() async throws {
        for call in await dispatcher.calls.keys {
            guard let legs = await board.state(of: call)?.legs else { continue }
            for leg in legs { _ = await board.wish(.wrapUpDone(leg.channel), of: call) }
        }
    }

    /// Waits, up to two minutes, until something is so.
    func until(_ isSo: () async throws -> Bool, _ place: SourceLocation = #_sourceLocation) async throws {
        let end = ContinuousClock.now + .seconds(120)
        while try await !isSo() {
            guard ContinuousClock.now < end else { return #expect(Bool(false), "it never came", sourceLocation: place) }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
