import Logging
import Store

/// The database server, for more than one machine or more than one program.
package final class PostgresEngine: Engine {
    package let dialect = Dialect.postgres

    private let pool: Pool
    private let news = Announcements()
    private let postman: Postman
    private let logger: Logger

    /// - Parameters:
    ///   - url: what libpq takes: `postgres://user:password@host:port/database?sslmode=…`.
    ///   - connections: how many may be open for reading and writing; one more carries announcements.
    ///   - patience: how long whoever finds all connections at work waits for one.
    /// - Throws: `StorageFault.unreachable` when nobody answers there.
    package init(
        url: String,
        connections: Int,
        patience: Duration = .seconds(10),
        logger: Logger = Logger(label: "highrock.postgres")
    ) async throws {
        self.logger = logger
        pool = Pool(to: url, links: connections, patience: patience)
        postman = Postman(to: url, telling: news, logger: logger)
        try await postman.start()
    }

    package func read<Value: Sendable>(
        _ work: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        return try await transaction(.read, work)
    }

    package func write<Value: Sendable>(
        _ work: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await transaction(.write, work)
    }

    /// Runs one statement that can't stand in a transaction: `VACUUM`, `CREATE DATABASE`. Its text must come from no person.
    package func maintain(_ statement: String) async throws {
        do {
            try await pool.run { link in try link.runScript(statement) }
        } catch let failure as Failure {
            throw failure.fault
        }
    }

    package func announcements() -> AsyncStream<Channel> {
        news.listen()
    }

    package func close() async {
        await pool.close()
        await postman.close()
        news.finish()
    }

    /// Runs the work until it goes through or patience ends.
    private func transaction<Value: Sendable>(
        _ kind: PostgresConnection.Kind,
        _ work: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        var patience = Patience()
        var turnstiles: Set<String> = []
        while true {
            let names = turnstiles
            let attempt = try await pool.run { link in
                Attempt(PostgresConnection(link, kind), alone: names, work)
            }
            switch attempt {
            case .done(let value, let announced):
                postman.announce(announced)
                return value
            case .failed(let error): throw error
            case .hindered(let failure, let names):
                guard let pause = patience.pause(after: failure) else { throw failure.fault }
                logger.debug("a transaction is run again", metadata: ["fault": "\(failure.fault)"])
                turnstiles = names
                try await Task.sleep(for: pause)
            }
        }
    }
}
