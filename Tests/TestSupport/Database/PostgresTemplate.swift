import Foundation
import Schema
import Store
import StorePostgres

/// A migrated database on the cluster of `HIGHROCK_TEST_POSTGRES`, made once and copied for each test.
actor PostgresTemplate {
    static let shared = PostgresTemplate()

    private let prefix = "\(Leftovers.databasePrefix)\(ProcessInfo.processInfo.processIdentifier)"
    private var opened: Task<Server, any Error>?
    private var made: Task<String, any Error>?
    private var count = 0
    private let places = Places(16)

    /// Removing a database makes the server write all that it holds back: many at once share that, and nobody waits for it.
    private struct Server {
        let maker: PostgresEngine
        let remover: PostgresEngine
    }

    func engine(with content: TestDatabase.Content) async throws -> any Engine {
        await places.enter()
        let estate: Estate
        do {
            estate = try await makeEstate(with: content)
        } catch {
            places.leave()
            throw error
        }
        return ThrowawayEngine(try await estate.open(), on: estate)
    }

    private func makeEstate(with content: TestDatabase.Content) async throws -> Estate {
        let server = try await server()
        let template = content == .empty ? "template0" : try await template(on: server)
        count += 1
        let name = "\(prefix)_\(count)"
        let url = try Self.url(of: name)
        try await server.maker.maintain("CREATE DATABASE \(name) TEMPLATE \(template)")
        return Estate(at: url) {
            try await PostgresEngine(url: url, connections: 8)
        } removing: { [places] in
            places.leave()
            try? await server.remover.maintain("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        }
    }

    private static func url(of database: String) throws -> String {
        guard let given = TestDatabase.postgresURL, var parts = URLComponents(string: given) else {
            throw StorageFault.unreachable("HIGHROCK_TEST_POSTGRES names no cluster")
        }
        parts.path = "/" + database
        return parts.string ?? given
    }

    private func server() async throws -> Server {
        if let opened { return try await opened.value }
        let opening = Task {
            let url = try Self.url(of: "postgres")
            let server = Server(
                maker: try await PostgresEngine(url: url, connections: 8),
                remover: try await PostgresEngine(url: url, connections: 8)
            )
            Task { try await Leftovers.removeDatabases(from: server.remover) }
            return server
        }
        opened = opening
        return try await opening.value
    }

    private func template(on server: Server) async throws -> String {
        if let made { return try await made.value }
        let making = Task { [prefix] in
            let name = "\(prefix)_template"
            try await server.maker.maintain("CREATE DATABASE \(name) TEMPLATE template0")
            let engine = try await PostgresEngine(url: try Self.url(of: name), connections: 1)
            try await Migrator(Database(engine)).run()
            await engine.close()
            return name
        }
        made = making
        return try await making.value
    }
}
