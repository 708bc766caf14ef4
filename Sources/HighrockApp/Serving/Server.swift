import Basics
import CallCenter
import Channels
import Clients
import Desk
import DeskWeb
import Events
import Files
import Foundation
import Hummingbird
import Logging
import NIOCore
import Pages
import People
import Rules
import ServiceLifecycle
import Store
import Telephony
import UnixSignals

/// `highrock serve`: the service group, from the database up.
package struct Server: Sendable {
    private let settings: Settings

    package init(_ settings: Settings) {
        self.settings = settings
    }

    /// Serves until it is told to stop (SIGTERM, SIGINT).
    /// - Parameter announce: tells the person who started it where it is.
    package func run(announce: @escaping @Sendable (String) -> Void) async throws {
        let logger = Self.logger(settings)
        let database = try await Storage.open(settings)
        do {
            try await serve(database, logger, announce)
            await database.engine.close()
        } catch {
            await database.engine.close()
            throw Self.explained(error, settings)
        }
    }

    private func serve(
        _ database: Database,
        _ logger: Logger,
        _ announce: @escaping @Sendable (String) -> Void
    ) async throws {
        let readiness = Readiness()
        let listening = Latch()
        let house = try House(
            database: database,
            settings: settings,
            key: try SecretKeyFile.load(from: settings.secretFile),
            readiness: readiness,
            logger: logger
        )
        let routes = house.routes()
        let site = Application(
            responder: house.shell.responder(for: routes),
            server: house.shell.server(for: routes),
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { _ in listening.open() },
            logger: Self.quiet(logger)
        )
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: site),
                    .init(
                        service: StartUp(
                            database: database,
                            settings: settings,
                            listening: listening,
                            readiness: readiness,
                            logger: logger,
                            announce: announce
                        )
                    ),
                    .init(service: house.live),
                    .init(service: OnceReady(readiness: readiness, work: pump(house, database, logger))),
                    .init(service: OnceReady(readiness: readiness, work: Sealer(database: database, logger: logger))),
                    .init(service: OnceReady(readiness: readiness, work: jobs(house, database, logger))),
                    .init(service: OnceReady(readiness: readiness, work: MailFetching(house.fetchingTools))),
                    .init(service: OnceReady(readiness: readiness, work: reading(database, logger))),
                    .init(service: OnceReady(readiness: readiness, work: house.sending(logger))),
                    .init(service: OnceReady(readiness: readiness, work: deadlines(database, logger))),
                    .init(service: OnceReady(readiness: readiness, work: house.telephone(logger))),
                    .init(service: OnceReady(readiness: readiness, work: house.agentNews)),
                    .init(service: OnceReady(readiness: readiness, work: house.callNews)),
                    .init(service: OnceReady(readiness: readiness, work: Softphones(board: house.softphones))),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Self.quiet(logger)
            )
        )
        try await group.run()
    }

    private func pump(_ house: House, _ database: Database, _ logger: Logger) -> EventPump {
        EventPump(
            database: database,
            subscribers: [
                house.live, house.sessions, house.tokens, house.signboard,
                FindIndex(database), DuplicateWatch(database), RuleRunner(database),
                counts(house, database), EscalationWatch(database),
                clocks(house, database),
            ],
            logger: logger
        )
    }

    private func deadlines(_ database: Database, _ logger: Logger) -> DeadlineWatch {
        DeadlineWatch(database, bells: [CaseBell(), PromiseBell(), TaskBell(), EscalationBell()], logger: logger)
    }

    /// Lists are sorted by deadlines, which are right a moment after what changed them.
    private func clocks(_ house: House, _ database: Database) -> DeadlineKeeper {
        DeadlineKeeper(database) { [live = house.live] people, lines in
            await live.tell(
                people.map(DeskTopics.day) + lines.flatMap { [DeskTopics.queue($0), DeskTopics.board($0)] }
            )
        }
    }

    /// Boards show sums too, so they are told once more when those are right.
    private func counts(_ house: House, _ database: Database) -> DayCounts {
        DayCounts(database) { [live = house.live] in await live.tell(Line.allCases.map(DeskTopics.board)) }
    }

    private func jobs(_ house: House, _ database: Database, _ logger: Logger) -> JobRunner {
        let chores =
            Chore.ofEvents + Chore.ofPeople + Chore.ofFiles + Chore.ofDrafts + Chore.ofImports + Chore.ofBulks
            + Chore.ofCallWishes + Chore.ofCallRounds
            + Chore.ofRecordings
            + Chore.ofSoftphones
        let housekeeping = Housekeeping(database: database, chores: chores, logger: logger)
        let imports = ImportJob(database) { [live = house.live] found in
            await live.tell([DeskTopics.clientImport(found.id)])
        }
        let handlers: [any JobHandler] = [
            housekeeping, DuplicateSurvey(database), ChatFollowing(database), imports, TaskRepeating(database),
            LeftCases(database),
        ]
        return JobRunner(
            database: database,
            handlers: handlers + recordings(house, database),
            recurring: [Housekeeping.turn, DuplicateSurvey.turn, TaskRepeating.turn],
            logger: logger
        )
    }
}

extension Server {
    /// Where there is no exchange, nobody brings recordings home from it.
    private func recordings(_ house: House, _ database: Database) -> [any JobHandler] {
        settings.exchange.map {
            [RecordingFetch(database, from: RecordingShelf(at: $0), sealedWith: house.contentKey)]
        } ?? []
    }

    private func reading(_ database: Database, _ logger: Logger) -> LetterReading {
        LetterReading(database: database, spool: settings.spoolFolder, logger: logger)
    }
}

extension Server {
    private static func logger(_ settings: Settings) -> Logger {
        var logger = Logger(label: "highrock") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: settings.logLevel) ?? .info
        return logger
    }

    /// The framework's own chatter is of no use at our levels.
    private static func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        return quiet
    }

    /// What a person can do something about, in words.
    private static func explained(_ error: any Error, _ settings: Settings) -> any Error {
        guard let error = error as? IOError else { return error }
        return switch error.errnoCode {
        case EADDRINUSE: ServingRefusal.portInUse(settings.port)
        case EACCES, EADDRNOTAVAIL: ServingRefusal.address(settings.host, settings.port)
        default: error
        }
    }
}

/// Why the server can't begin.
package enum ServingRefusal: Refusal, Equatable {
    case portInUse(Int)
    case address(String, Int)

    package var standing: Standing { .unavailable }

    package var reason: TextKey {
        switch self {
        case .portInUse: "refusal.serving.port-in-use"
        case .address: "refusal.serving.address"
        }
    }

    package var details: [String: String] {
        switch self {
        case .portInUse(let port): ["port": "\(port)"]
        case .address(let host, let port): ["host": host, "port": "\(port)"]
        }
    }
}
