import Store

extension Database {
    /// Where a test's database is: a file's path or a server's URL.
    package var place: String { (engine as? ThrowawayEngine)?.estate.place ?? "" }

    /// The same database through another engine, as another process would open it. SQLite refuses that until this one is
    /// closed.
    package func openedAgain() async throws -> Database {
        guard let engine = engine as? ThrowawayEngine else { throw StorageFault.unreachable("not a test's database") }
        return Database(ThrowawayEngine(try await engine.estate.open(), on: engine.estate), time: time, ids: ids)
    }
}
