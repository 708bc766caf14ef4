import Store

/// An engine on a throw-away database.
final class ThrowawayEngine: Engine {
    let engine: any Engine
    let estate: Estate

    init(_ engine: any Engine, on estate: Estate) {
        self.engine = engine
        self.estate = estate
    }

    deinit {
        let (engine, estate) = (engine, estate)
        Task {
            await engine.close()
            // The database goes after the last engine on it.
            withExtendedLifetime(estate) {}
        }
    }

    var dialect: Dialect { engine.dialect }

    func read<Value: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await engine.read(work)
    }

    func write<Value: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await engine.write(work)
    }

    func announcements() -> AsyncStream<Channel> { engine.announcements() }

    func probe() async throws { try await engine.probe() }

    func inspect() async throws -> Inspection { try await engine.inspect() }

    func close() async { await engine.close() }
}
