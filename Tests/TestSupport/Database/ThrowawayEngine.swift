import Store

/// An engine that takes its database with it when it goes.
final class ThrowawayEngine: Engine {
    let engine: any Engine
    private let remove: @Sendable () async -> Void

    init(_ engine: any Engine, thenRemoving remove: @escaping @Sendable () async -> Void) {
        self.engine = engine
        self.remove = remove
    }

    deinit {
        let (engine, remove) = (engine, remove)
        Task {
            await engine.close()
            await remove()
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

    func inspect() async throws -> Inspection { try await engine.inspect() }

    func close() async { await engine.close() }
}
