import Basics
import CallCenter
import Logging
import People
import Store
import Telephony

/// All that is to be done with an exchange, by the one node that has it.
struct TelephoneWork: Sendable {
    private let database: Database
    private let place: ExchangePlace
    private let trunk: String
    private let archive: CallArchive
    private let sheets: PhoneSheets?
    private let fallback: FallbackFiles?
    private let logger: Logger
    private let ids = IDSource()

    /// - Returns: nil where there is no exchange.
    init?(_ database: Database, _ settings: Settings, words: CallWords, box: SecretBox, logger: Logger) {
        guard let place = settings.exchange else { return nil }
        self.database = database
        self.place = place
        self.logger = logger
        trunk = settings.trunk
        let archive = CallArchive(database, words: words)
        self.archive = archive
        sheets = settings.phoneSheets.map { PhoneSheets(in: $0, database, box: box, logger: logger) }
        fallback = FallbackFiles(
            queueLog: settings.queueLog,
            details: settings.callDetails,
            database: database,
            intake: FallbackIntake(database, archive: archive),
            logger: logger
        )
    }

    /// Works until the task is cancelled; calls go on without it.
    ///
    /// Where there are other nodes, it also ends when this one has not reached the exchange for `patience`: one of them may.
    func run() async throws {
        let house = try await database.read { try $0.houseNumbers() }
        let desk = ReceptionDesk(house, asking: database, time: database.time)
        let line = ExchangeLine(to: place, logger: logger)
        let board = Switchboard(
            on: line,
            time: database.time,
            plan: { channel, dialled in desk.receive(channel, dialled: dialled) },
            name: { [ids, database] in CallID("\(ids.next(at: database.time.now, as: TelephoneWork.self))") }
        )
        let dispatcher = Dispatcher(
            database,
            archive: archive,
            exchange: board,
            desk: desk,
            trunk: trunk,
            logger: logger
        )
        do { try await dispatcher.begin() } catch {
            await line.close()
            throw error
        }
        await withTaskGroup { tasks in
            tasks.addTask { await carry(line, board, dispatcher) }
            if database.dialect == .postgres { tasks.addTask { await line.isAway(for: Self.patience) } }
            await tasks.next()
            tasks.cancelAll()
        }
    }

    private static let patience = Duration.seconds(8)

    private func carry(_ line: ExchangeLine, _ board: Switchboard, _ dispatcher: Dispatcher) async {
        await withDiscardingTaskGroup { tasks in
            tasks.addTask { await dispatcher.run() }
            tasks.addTask { await board.run() }
            if let sheets { tasks.addTask { await sheets.keep(for: line) } }
            if let fallback { tasks.addTask { await fallback.run() } }
        }
    }
}
