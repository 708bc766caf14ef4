import Store
import TestSupport
import Testing

/// Writes that came while the disk was busy share a commit, and nothing else.
struct GroupCommitTests {
    private struct Whim: Error {}

    /// Holds the writer until all of `bodies` wait behind it, so that they are committed together.
    private func commitTogether(
        on database: Database,
        _ bodies: [@Sendable (Transaction) throws -> Void]
    ) async throws -> [Result<Void, any Error>] {
        let busy = Gate()
        let go = Gate()
        let first = Task {
            try await database.write { tx in
                busy.open()
                go.wait()
            }
        }
        await busy.passed()
        let waiting = Tally()
        return try await withThrowingTaskGroup(of: (Int, Result<Void, any Error>).self) { group in
            for (index, body) in bodies.enumerated() {
                group.addTask {
                    waiting.add()
                    do { return (index, .success(try await database.write(body))) } catch {
                        return (index, .failure(error))
                    }
                }
            }
            while waiting.count < bodies.count { try await Task.sleep(for: .milliseconds(1)) }
            try await Task.sleep(for: .milliseconds(20))
            go.open()
            try await first.value
            var results = [Result<Void, any Error>](repeating: .failure(Whim()), count: bodies.count)
            for try await (index, result) in group { results[index] = result }
            return results
        }
    }

    @Test func `a failing neighbour takes only its own writes along`() async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        let results = try await commitTogether(
            on: database,
            (0..<30).map { index in
                { tx in
                    try tx.run("INSERT INTO counter (name, count) VALUES (\("n\(index)"), \(index))")
                    if index % 3 == 1 { throw Whim() }
                    if index % 3 == 2 { try tx.run("INSERT INTO counter (name, count) VALUES ('a', 0)") }
                }
            }
        )
        for (index, result) in results.enumerated() {
            switch index % 3 {
            case 0: try result.get()
            case 1: #expect(throws: Whim.self) { try result.get() }
            default: #expect(throws: StorageFault.constraint(kind: .unique, name: "counter.name")) { try result.get() }
            }
        }
        #expect(try await database.read { try $0.value("SELECT count(*) FROM counter") } == 12)
    }

    @Test func `a neighbour that loses the whole transaction loses it for itself alone`() async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        let results = try await commitTogether(
            on: database,
            (0..<9).map { index in
                { tx in
                    try tx.increment()
                    // What SQLite does by itself when the disk is full.
                    if index == 4 { try tx.connection.runScript("ROLLBACK") }
                }
            }
        )
        #expect(results.map { (try? $0.get()) != nil } == (0..<9).map { $0 != 4 })
        #expect(try await database.read { try $0.count() } == 8)
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever has an answer finds what it wrote`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        try await together(64) { index in
            try await database.write { tx in try tx.run("INSERT INTO counter (name, count) VALUES (\("n\(index)"), 1)")
            }
            let found = try await database.read { try $0.count(of: "n\(index)") }
            #expect(found == 1)
        }
    }

    @Test func `nobody is answered while the commit is still open`() async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        let go = Gate()
        let inside = Gate()
        let answered = Tally()
        let held = Task {
            try await database.write { tx in
                inside.open()
                go.wait()
            }
        }
        await inside.passed()
        let waiting = (0..<10).map { _ in
            Task {
                try await database.write { tx in try tx.increment() }
                answered.add()
            }
        }
        try await Task.sleep(for: .milliseconds(30))
        #expect(answered.count == 0)
        #expect(try await database.read { try $0.count() } == 0)
        go.open()
        try await held.value
        for task in waiting { try await task.value }
        #expect(try await database.read { try $0.count() } == 10)
    }
}
