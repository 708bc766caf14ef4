import Basics
import NIOCore
import People
import Testing

@testable import Events
@testable import Pages

@Suite struct `The live hub` {
    private static let anna = Member(id: ID(rawValue: 1), name: PersonName(given: "Анна"), permissions: [.seeCases])
    private let queue = Topic(list: "queue", 1)
    private let secret = Topic(list: "secret")
    private let hub = LiveHub(topics: { _ in [] }) { _, topic in topic.name != "secret" }

    private func news(_ stream: LiveStream) async -> News { await hub.news(for: stream.id) }

    @Test func `tells a page of its topics, each once however often it spoke`() async throws {
        let stream = try await hub.join([queue, Topic(list: "other")], member: Self.anna, after: nil)
        for seq in 1...500 { await hub.tell([queue, Topic(list: "elsewhere")], at: Int64(seq)) }
        #expect(await news(stream) == News(topics: ["queue:1"], reached: 500, isLost: false))
        #expect(await news(stream).topics == [])
    }

    @Test func `never tells of what someone may not see`() async throws {
        let stream = try await hub.join([secret, queue], member: Self.anna, after: nil)
        await hub.tell([secret], at: 1)
        #expect(await news(stream).topics == [])
        #expect(await news(stream).isLost == false)
    }

    @Test func `tells again what happened while the line was broken`() async throws {
        await hub.tell([queue], at: 10)
        await hub.tell([Topic(list: "other")], at: 11)
        await hub.tell([queue], at: 12)
        let back = try await hub.join([queue], member: Self.anna, after: 11)
        #expect(await news(back).topics == ["queue:1"])
        let upToDate = try await hub.join([queue], member: Self.anna, after: 12)
        #expect(await news(upToDate).topics == [])
    }

    @Test func `says that news was lost when it was too long ago`() async throws {
        for seq in 100...5_000 { await hub.tell([queue], at: Int64(seq)) }
        let stream = try await hub.join([queue], member: Self.anna, after: 50)
        #expect(await news(stream).isLost)
        #expect(await news(stream).isLost == false)
    }

    @Test func `lets the oldest of somebody's lines go, so that nobody has lines without end`() async throws {
        var open: [LiveStream] = []
        for _ in 0..<LiveHub.mostListenersOfOne + 3 {
            open.append(try await hub.join([queue], member: Self.anna, after: nil))
        }
        #expect(await hub.listenerCount == LiveHub.mostListenersOfOne)
        for stream in open.prefix(3) { for await _ in stream.rings {} }
        await hub.tell([queue])
        let last = try #require(open.last)
        #expect(await news(last).topics == ["queue:1"])
    }

    @Test func `forgets who left`() async throws {
        let stream = try await hub.join([queue], member: Self.anna, after: nil)
        await hub.leave(stream.id)
        #expect(await hub.listenerCount == 0)
    }

    @Test func `ends every line when the server goes down`() async throws {
        let stream = try await hub.join([queue], member: Self.anna, after: nil)
        let running = Task { try await hub.run() }
        running.cancel()
        try await running.value
        for await _ in stream.rings {}
        await #expect(throws: ShellRefusal.self) { try await hub.join([queue], member: Self.anna, after: nil) }
    }

    @Test func `forgets a page whose answer was dropped unread`() async throws {
        _ = try await hub.join([queue], member: Self.anna, after: nil)
        for _ in 0..<200 where await hub.listenerCount > 0 { try await Task.sleep(for: .milliseconds(5)) }
        #expect(await hub.listenerCount == 0)
    }

    @Test func `tells of a secret client only those who know, also when they come back`() async throws {
        let boris = Member(id: ID(rawValue: 2), name: PersonName(given: "Борис"), permissions: [.seeCases])
        let secrets = Audience([77: [ID(rawValue: 2)]])
        let hub = LiveHub(topics: { [queue] _ in [queue] }, audience: { _ in secrets }) { _, _ in true }
        let (annas, bobs) = (
            try await hub.join([queue], member: Self.anna, after: nil),
            try await hub.join([queue], member: boris, after: nil)
        )
        try await hub.receive([.sample(seq: 1, "case.opened", client: 5)])
        try await hub.receive([.sample(seq: 2, "case.opened", client: 77)])
        #expect(await hub.news(for: annas.id) == News(topics: ["queue:1"], reached: 1, isLost: false))
        #expect(await hub.news(for: bobs.id) == News(topics: ["queue:1"], reached: 2, isLost: false))
        try await hub.receive([.sample(seq: 3, "case.opened", client: 77)])
        #expect(await hub.news(for: annas.id) == News(topics: [], reached: 1, isLost: false))
        let back = try await hub.join([queue], member: Self.anna, after: 1)
        #expect(await hub.news(for: back.id).topics == [])
        let bobsBack = try await hub.join([queue], member: boris, after: 1)
        #expect(await hub.news(for: bobsBack.id).topics == ["queue:1"])
    }

    @Test(arguments: ["session.ended", "person.left", "person.roles-set"])
    func `ends the lines of one who has other rights now`(kind: String) async throws {
        let stream = try await hub.join([queue], member: Self.anna, after: nil)
        let other = Member(id: ID(rawValue: 2), name: PersonName(given: "Борис"), permissions: [.seeCases])
        let others = try await hub.join([queue], member: other, after: nil)
        try await hub.receive([.sample(seq: 1, kind, of: .person, 1)])
        for await _ in stream.rings {}
        #expect(await hub.listenerCount == 1)
        withExtendedLifetime(others) {}
    }

    @Test func `writes events as browsers read them`() {
        #expect(
            LiveStream.text(of: News(topics: ["a", "b:1"], reached: 7, isLost: false))
                == "id: 7\nevent: news\ndata: a b:1\n\n"
        )
        #expect(LiveStream.text(of: News(topics: [], reached: 7, isLost: true)) == "id: 7\nevent: lost\ndata:\n\n")
        #expect(LiveStream.text(of: .nothing) == ": beat\n\n")
    }

    @Test(arguments: ["", "a b", "<x>", "Кириллица", String(repeating: "a", count: 81)])
    func `takes no topic that is no name`(text: String) {
        #expect(Topic(text) == nil)
    }
}

extension JournalEntry {
    fileprivate static func sample(
        seq: Int64,
        _ kind: String,
        of subject: SubjectKind = .serviceCase,
        _ id: Int64 = 9,
        client: Int64? = nil
    ) -> JournalEntry {
        JournalEntry(
            entry: seq,
            seq: seq,
            at: Moment(milliseconds: 0),
            actor: .system,
            client: client,
            subject: Event.Subject(kind: subject, rawValue: id),
            kind: Event.Kind(kind),
            text: "{}",
            hash: nil
        )
    }
}
