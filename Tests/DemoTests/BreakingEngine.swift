import Store
import Synchronization

struct Broken: Error {}

/// An engine that fails for good after some writes, as a killed process does.
final class BreakingEngine: Engine {
    private let engine: any Engine
    private let left: Mutex<Int>

    init(_ engine: any Engine, after writes: Int) {
        self.engine = engine
        left = Mutex(writes)
    }

    var dialect: Dialect { engine.dialect }

    func read<Value: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await engine.read(work)
    }

    func write<Value: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        let isBroken = left.withLock { left in
            left -= 1
            return left < 0
        }
        guard !isBroken else { throw Broken() }
        return try await engine.write(work)
    }

    func announcements() -> AsyncStream<Channel> { engine.announcements() }

    func inspect() async throws -> Inspection { try await engine.inspect() }

    func close() async {}
}
