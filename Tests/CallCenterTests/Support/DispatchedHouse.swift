import Basics
import Logging
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// A house whose calls are distributed.
struct DispatchedHouse {
    let scene: CallScene
    let desk: ReceptionDesk

    init(on engine: Dialect) async throws {
        scene = try await CallScene(on: engine)
        let house = try await scene.database.read { try $0.houseNumbers() }
        desk = ReceptionDesk(house, asking: scene.database, time: scene.time)
    }

    func ready(_ member: Member) async throws {
        try await scene.database.write { _ = try AgentDesk($0, member).ready(try #require(member.id)) }
    }

    func state(of member: Member) async throws -> AgentState? {
        try await scene.database.read { try $0.presence(of: try #require(member.id)).state }
    }

    func kept(_ call: CallID) async throws -> KeptCall? {
        try await scene.database.read { try $0.keptCalls().read }.first { $0.machine.call == call }
    }

    func live() async throws -> Life {
        let board = PaperSwitchboard(desk, time: scene.time)
        var logger = Logger(label: "test.calls")
        logger.logLevel = .critical
        return try await Life(
            board,
            Dispatcher(
                scene.database,
                archive: scene.archive,
                exchange: board,
                desk: desk,
                trunk: "trunk",
                logger: logger
            )
        )
    }
}

/// One life of the program.
struct Life {
    let board: PaperSwitchboard
    private let dispatcher: Dispatcher
    private let work: Task<Void, Never>

    init(_ board: PaperSwitchboard, _ dispatcher: Dispatcher) async throws {
        self.board = board
        self.dispatcher = dispatcher
        try await dispatcher.begin()
        work = Task { await dispatcher.run() }
    }

    /// Has it look at how things are set up, as it does by itself now and then.
    func look() { dispatcher.look() }

    func end() async {
        work.cancel()
        await work.value
    }

    /// Waits, up to a minute, until something is so.
    func until(_ isSo: () async throws -> Bool, _ place: SourceLocation = #_sourceLocation) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while try await !isSo() {
            guard ContinuousClock.now < end else { return #expect(Bool(false), "it never came", sourceLocation: place) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
