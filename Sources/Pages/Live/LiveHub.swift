import Basics
import Events
import People
import ServiceLifecycle

/// Tells open pages what has changed. Each listener holds no more than the set of its topics that have spoken since it last
/// looked, so a slow one costs nothing and misses nothing; what happened while a connection was gone is told again from memory.
///
/// Of a confidential client nobody hears who is not named on its wall, not even that a list has changed (SPEC P2). Whoever has
/// other rights than a moment ago is asked to come in again.
package actor LiveHub: Subscriber, Service {
    package nonisolated let name = "live"
    package nonisolated let start = SubscriberStart.now

    private let topics: @Sendable (JournalEntry) -> [Topic]
    private let audience: @Sendable ([JournalEntry]) async throws -> Audience
    private let maySee: @Sendable (Member, Topic) async throws -> Bool
    private let heartbeat: Duration
    private var listeners: [Int: Listener] = [:]
    private var nextListener = 0
    private var recent = RecentNews()
    private var isClosed = false
    /// When the last one left.
    private var alone: ContinuousClock.Instant?

    static let mostTopics = 40
    static let mostListeners = 20_000
    static let mostListenersOfOne = 30
    /// Within this time somebody who was connected may come back.
    private static let expected = Duration.seconds(60)

    /// - Parameters:
    ///   - topics: which topics speak when this was written into the journal.
    ///   - audience: who may hear of the clients that these entries are about.
    ///   - maySee: whether someone may listen to a topic.
    package init(
        heartbeat: Duration = .seconds(20),
        topics: @escaping @Sendable (JournalEntry) -> [Topic],
        audience: @escaping @Sendable ([JournalEntry]) async throws -> Audience = { _ in Audience() },
        maySee: @escaping @Sendable (Member, Topic) async throws -> Bool
    ) {
        self.heartbeat = heartbeat
        self.topics = topics
        self.audience = audience
        self.maySee = maySee
    }

    package func receive(_ entries: [JournalEntry]) async throws {
        guard !listeners.isEmpty || alone.map({ .now < $0 + Self.expected }) == true else { return recent.forget() }
        let audience = try await audience(entries)
        for entry in entries {
            if let person = entry.personOfOtherRights { dismiss(person) }
            tell(topics(entry), at: entry.seq, to: audience.of(entry))
        }
    }

    /// Says that topics have changed which the journal knows nothing of, such as who is looking.
    package func tell(_ topics: [Topic]) {
        tell(topics, at: nil, to: .everyone)
    }

    /// - Parameter seq: the place in the journal.
    func tell(_ topics: [Topic], at seq: Int64?, to hearers: Hearers = .everyone) {
        guard !topics.isEmpty else { return }
        if let seq { recent.add(topics, at: seq, to: hearers) }
        for (id, listener) in listeners where listener.isClient || hearers.include(listener.member) {
            listeners[id]?.hear(topics, at: seq)
        }
    }

    package var listenerCount: Int { listeners.count }

    /// Beats for every listener, so that proxies keep the line and lost ones are found; ends all at shutdown.
    package func run() async throws {
        try? await cancelWhenGracefulShutdown { [heartbeat] in
            while !Task.isCancelled {
                try await Task.sleep(for: heartbeat)
                await self.beat()
            }
        }
        close()
    }

    private func beat() {
        for listener in listeners.values { listener.bell.yield() }
    }

    /// Ends the person's lines; pages that are still open come back at once, with the rights of that moment.
    private func dismiss(_ person: Person.ID) {
        for (id, listener) in listeners where listener.member == person { leave(id) }
    }

    private func close() {
        isClosed = true
        for listener in listeners.values { listener.bell.finish() }
        listeners = [:]
    }
}

extension LiveHub {
    /// Begins to listen, to those of the wishes that `member` may see.
    /// - Parameter last: the last news that the page has heard of, when it was connected before.
    func join(_ wishes: [Topic], member: Member, after last: Int64?) async throws -> LiveStream {
        var allowed: Set<Topic> = []
        for topic in Set(wishes.prefix(Self.mostTopics)) where try await maySee(member, topic) { allowed.insert(topic) }
        guard !isClosed, listeners.count < Self.mostListeners else { throw ShellRefusal.goingDown }
        // Whoever goes from page to page leaves lines behind of which nobody knows before the next beat that they are dead.
        let own = listeners.filter { $0.value.member == member.id && !$0.value.isClient }.keys
        if own.count >= Self.mostListenersOfOne, let oldest = own.min() { leave(oldest) }
        return admit { bell in
            var listener = Listener(member: member.id, topics: allowed, bell: bell)
            if let last { listener.catchUp(with: recent.since(last, for: member.id)) }
            return listener
        }
    }

    /// A client listens to their own request; who holds its link may hear of it, whoever of the staff may know.
    func join(own topic: Topic) throws -> LiveStream {
        let ownCount = listeners.values.count { $0.isClient && $0.topics.contains(topic) }
        guard !isClosed, listeners.count < Self.mostListeners, ownCount < Self.mostListenersOfOne else {
            throw ShellRefusal.goingDown
        }
        return admit { Listener(client: topic, bell: $0) }
    }

    private func admit(_ make: (AsyncStream<Void>.Continuation) -> Listener) -> LiveStream {
        let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        nextListener += 1
        let id = nextListener
        // Also when the stream is dropped before anybody reads it, as the answer to HEAD is.
        bell.onTermination = { [weak self] _ in Task { await self?.leave(id) } }
        listeners[id] = make(bell)
        bell.yield()
        return LiveStream(hub: self, id: id, rings: rings)
    }

    /// What a listener has not heard yet; nothing between two beats.
    func news(for id: Int) -> News {
        listeners[id]?.takeNews() ?? .nothing
    }

    func leave(_ id: Int) {
        listeners[id]?.bell.finish()
        listeners[id] = nil
        if listeners.isEmpty { alone = .now }
    }
}

/// One open page.
struct Listener: Sendable {
    let member: Person.ID?
    let topics: Set<Topic>
    let bell: AsyncStream<Void>.Continuation
    /// Somebody outside, who follows a request of their own.
    let isClient: Bool
    private var waiting: Set<Topic> = []
    private var reached: Int64?
    private var hasMissed = false

    init(member: Person.ID?, topics: Set<Topic>, bell: AsyncStream<Void>.Continuation) {
        self.member = member
        self.topics = topics
        self.bell = bell
        isClient = false
    }

    /// What happened while a client was not connected shows when the page is fetched again.
    init(client topic: Topic, bell: AsyncStream<Void>.Continuation) {
        member = nil
        topics = [topic]
        self.bell = bell
        isClient = true
        hasMissed = true
    }

    mutating func hear(_ spoken: [Topic], at seq: Int64?) {
        if let seq { reached = seq }
        let mine = topics.intersection(spoken)
        guard !mine.isEmpty else { return }
        waiting.formUnion(mine)
        bell.yield()
    }

    mutating func catchUp(with missed: [Topic]?) {
        guard let missed else {
            hasMissed = true
            return
        }
        waiting.formUnion(topics.intersection(missed))
    }

    mutating func takeNews() -> News {
        defer {
            waiting = []
            hasMissed = false
        }
        return News(topics: waiting.map(\.name).sorted(), reached: reached, isLost: hasMissed)
    }
}

/// What one listener is told at once.
struct News: Sendable, Equatable {
    let topics: [String]
    let reached: Int64?
    /// More may have changed than is known here: the page shall fetch everything anew.
    let isLost: Bool

    static let nothing = News(topics: [], reached: nil, isLost: false)
}

/// The last news, for those who come back.
struct RecentNews: Sendable {
    private var items: [(seq: Int64, topics: [Topic], hearers: Hearers)] = []
    private let most: Int

    init(most: Int = 2000) { self.most = most }

    mutating func add(_ topics: [Topic], at seq: Int64, to hearers: Hearers) {
        items.append((seq, topics, hearers))
        if items.count > most * 2 { items.removeFirst(items.count - most) }
    }

    /// Nobody is told of what nobody was there to hear.
    mutating func forget() { items = [] }

    /// - Returns: nil when that is too long ago to know, or is not of this journal.
    func since(_ seq: Int64, for person: Person.ID?) -> [Topic]? {
        guard let first = items.first, let last = items.last, seq >= first.seq, seq <= last.seq else { return nil }
        return items.drop { $0.seq <= seq }.filter { $0.hearers.include(person) }.flatMap(\.topics)
    }
}
