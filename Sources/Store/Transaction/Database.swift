import Basics

/// The database as the rest of the house sees it.
package struct Database: Sendable {
    package let engine: any Engine
    package let time: any TimeSource
    package let ids: IDSource

    package init(_ engine: any Engine, time: any TimeSource = SystemTime(), ids: IDSource = IDSource()) {
        self.engine = engine
        self.time = time
        self.ids = ids
    }

    package var dialect: Dialect { engine.dialect }

    /// Runs `work` on a consistent view of the data.
    package func read<Value: Sendable>(_ work: @escaping @Sendable (Snapshot) throws -> Value) async throws -> Value {
        let now = time.now
        return try await engine.read { try work(Snapshot($0, now: now)) }
    }

    /// Runs `work` in one transaction; when this returns, all of it is on disk. When `work` throws, nothing is.
    /// The work may run more than once, so it must change nothing but the database.
    ///
    /// - Parameter moment: the time that the transaction takes for now; imports of history choose it.
    @discardableResult
    package func write<Value: Sendable>(
        at moment: Moment? = nil,
        _ work: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let (opened, ids) = (time.now, ids)
        return try await engine.write { try work(Transaction($0, now: moment, opened: opened, ids: ids)) }
    }
}
