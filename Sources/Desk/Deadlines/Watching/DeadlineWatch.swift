import Basics
import Events
import Logging
import ServiceLifecycle
import Store

/// Gives the alarms of all deadlines when their time has come, each once, however many nodes look and however often they are
/// restarted; what came while nobody looked is given late (SPEC L2).
package struct DeadlineWatch: Service {
    private let database: Database
    private let bells: [SubjectKind: any DeadlineBell]
    private let logger: Logger

    private static let batch = 200
    private static let pause = Duration.minutes(1)

    package init(
        _ database: Database,
        bells: [any DeadlineBell],
        logger: Logger = Logger(label: "highrock.deadlines")
    ) {
        self.database = database
        self.bells = Dictionary(bells.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        self.logger = logger
    }

    package func run() async throws {
        while !Task.isShuttingDownGracefully {
            do {
                try await ringAll()
            } catch {
                logger.error("alarms are interrupted", metadata: ["error": "\(type(of: error))"])
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
        }
    }

    /// Gives all whose time has come.
    /// - Returns: how many they were.
    @discardableResult
    package func ringAll() async throws -> Int {
        var count = 0
        while !Task.isShuttingDownGracefully {
            let due = try await database.read { try $0.alarmsDue(limit: Self.batch) }
            guard !due.isEmpty else { break }
            for kept in due where try await ring(kept) { count += 1 }
        }
        return count
    }

    /// - Returns: whether it was given now and here.
    private func ring(_ kept: KeptDeadline) async throws -> Bool {
        let bell = bells[kept.watched.subject.kind]
        do {
            return try await database.write { tx in
                try tx.aloneWithDeadlines()
                guard let alarm = try tx.takeAlarm(of: kept) else { return false }
                try bell?.ring(alarm, in: tx)
                return true
            }
        } catch {
            // One that can't be given does not keep the others from being given.
            logger.warning(
                "an alarm could not be given",
                metadata: ["of": "\(kept.watched.subject.kind.rawValue)", "error": "\(error)"]
            )
            try await database.write { try $0.postpone(kept, until: $0.now + Self.pause) }
            return false
        }
    }
}
