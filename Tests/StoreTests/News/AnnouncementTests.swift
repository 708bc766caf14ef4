import Store
import TestSupport
import Testing

/// Listeners hear of what was committed, and of nothing else.
struct AnnouncementTests {
    private struct Whim: Error {}

    private static let one = Channel("one")
    private static let two = Channel("two")
    private static let end = Channel("end")

    /// Everything that is heard until `end`.
    private func heard(in stream: AsyncStream<Channel>) async -> [Channel] {
        var heard: [Channel] = []
        for await channel in stream {
            if channel == Self.end { break }
            heard.append(channel)
        }
        return heard
    }

    @Test(arguments: TestDatabase.engines)
    func `a committed announcement is heard, one rolled back is not`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let stream = database.engine.announcements()
        try await database.write { tx in
            try tx.announce(Self.one)
            try tx.increment()
        }
        await #expect(throws: Whim.self) {
            try await database.write { tx in
                try tx.announce(Self.two)
                throw Whim()
            }
        }
        try await database.write { tx in try tx.announce(Self.end) }
        #expect(await heard(in: stream) == [Self.one])
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever hears finds what was announced`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let stream = database.engine.announcements()
        let found = Task {
            for await _ in stream { return try await database.read { try $0.count() } }
            return -1
        }
        try await database.write { tx in
            try tx.increment()
            try tx.announce(Self.one)
        }
        #expect(try await found.value == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a slow listener hears of a channel once`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let stream = database.engine.announcements()
        for _ in 0..<10 {
            try await database.write { tx in
                try tx.announce(Self.one)
                try tx.announce(Self.two)
            }
        }
        try await database.write { tx in try tx.announce(Self.end) }
        #expect(Set(await heard(in: stream)) == [Self.one, Self.two])
    }

    @Test func `all processes on a server hear one another`() async throws {
        guard TestDatabase.engines.contains(.postgres) else { return }
        let here = try await TestDatabase.withCounter(on: .postgres)
        let there = try await here.openedAgain()
        let stream = there.engine.announcements()
        try await here.write { tx in try tx.announce(Self.one) }
        var iterator = stream.makeAsyncIterator()
        #expect(await iterator.next() == Self.one)
    }

    @Test func `after a lost connection a listener hears of all that it may have missed`() async throws {
        guard TestDatabase.engines.contains(.postgres) else { return }
        let database = try await TestDatabase.withCounter(on: .postgres)
        var iterator = database.engine.announcements().makeAsyncIterator()
        try await database.write { tx in try tx.announce(Self.one) }
        #expect(await iterator.next() == Self.one)
        try await database.openedAgain().cutOthersOff()
        #expect(await iterator.next() == Self.one)
    }

    @Test(arguments: TestDatabase.engines)
    func `a cancelled listener stops, and a closed engine ends the stream`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let stream = database.engine.announcements()
        let listener = Task { for await _ in stream {} }
        listener.cancel()
        await listener.value

        let other = database.engine.announcements()
        let patient = Task { for await _ in other {} }
        await database.engine.close()
        await patient.value
        for await _ in database.engine.announcements() { Issue.record("nobody announces here any more") }
    }
}
