import Store
import StoreSQLite
import Synchronization
import TestSupport
import Testing

/// What is promised hangs on the disk.
struct LogFlushingTests {
    /// A disk that can be made to wait and to fail.
    private final class Disk: Sendable {
        let flushes = Tally()
        let gate = Gate()
        private let isSlow = Atomic(false)
        private let isBroken = Atomic(false)

        func slow() { isSlow.store(true, ordering: .sequentiallyConsistent) }
        func fail() { isBroken.store(true, ordering: .sequentiallyConsistent) }

        func flush() throws(StorageFault) {
            flushes.add()
            if isSlow.load(ordering: .sequentiallyConsistent) { gate.wait() }
            if isBroken.load(ordering: .sequentiallyConsistent) { throw .unreachable("broken") }
        }
    }

    private func opened(on disk: Disk) async throws -> (Database, Database) {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        await database.engine.close()
        return (database, Database(try SQLiteEngine(path: database.place, flush: disk.flush)))
    }

    private func insert(_ name: String, in database: Database) async throws {
        try await database.write { tx in try tx.run("INSERT INTO counter (name, count) VALUES (\(name), 1)") }
    }

    private func names(in database: Database) async throws -> Set<String> {
        Set(try await database.read { try $0.values("SELECT name FROM counter WHERE name LIKE 'n%'") })
    }

    @Test(.timeLimit(.minutes(1)))
    func `nobody is answered before the disk has it, while others are written`() async throws {
        let disk = Disk()
        let (place, database) = try await opened(on: disk)
        // Its files go with it.
        defer { withExtendedLifetime(place) {} }
        try await insert("first", in: database)
        disk.slow()
        let answered = Tally()
        let flushesBefore = disk.flushes.count
        try await withThrowingTaskGroup(of: Void.self) { group in
            let busy = Gate()
            let go = Gate()
            group.addTask {
                try await database.write { tx in
                    try tx.run("INSERT INTO counter (name, count) VALUES ('n0', 1)")
                    busy.open()
                    go.wait()
                }
                answered.add()
            }
            await busy.passed()
            for number in 1...300 {
                group.addTask {
                    try await insert("n\(number)", in: database)
                    answered.add()
                }
            }
            // So that some wait behind the first when it is committed.
            try await Task.sleep(for: .milliseconds(100))
            go.open()
            while try await names(in: database).count < 301 { try await Task.sleep(for: .milliseconds(2)) }
            #expect(answered.count == 0)
            disk.gate.open()
            try await group.waitForAll()
        }
        #expect(answered.count == 301)
        // The first, and all who came during it.
        #expect(disk.flushes.count - flushesBefore <= 3)
        await database.engine.close()
    }

    @Test func `after a disk that failed nothing is promised until the database is opened anew`() async throws {
        let disk = Disk()
        let (place, database) = try await opened(on: disk)
        try await insert("n1", in: database)
        try await database.engine.probe()
        disk.fail()
        await #expect(throws: StorageFault.uncertain) { try await insert("n2", in: database) }
        await #expect(throws: StorageFault.unreachable("broken")) { try await insert("n3", in: database) }
        await #expect(throws: StorageFault.self) { try await database.engine.probe() }
        #expect(try await names(in: database).isSuperset(of: ["n1"]))
        await database.engine.close()
        let again = try await place.openedAgain()
        try await insert("n4", in: again)
        #expect(try await names(in: again).isSuperset(of: ["n1", "n4"]))
        #expect(try await !names(in: again).contains("n3"))
    }

    @Test(.timeLimit(.minutes(1)))
    func `closing waits for those who wait for the disk`() async throws {
        let disk = Disk()
        let (place, database) = try await opened(on: disk)
        // Its files go with it.
        defer { withExtendedLifetime(place) {} }
        disk.slow()
        async let written: Void = insert("n1", in: database)
        while disk.flushes.count == 0 { try await Task.sleep(for: .milliseconds(2)) }
        async let closed: Void = database.engine.close()
        try await Task.sleep(for: .milliseconds(20))
        disk.gate.open()
        try await written
        await closed
    }
}
