import Basics
import Events
import Store

/// Who is signed in. One for the whole process; subscribe it to the journal, so that what other nodes end ends here too.
package struct SessionBook: Sendable {
    private let database: Database
    private let cache = PassCache<Session>()

    /// How rarely a sign of life is written down.
    private static let touchInterval = Duration.minutes(5)

    package init(database: Database) {
        self.database = database
    }

    /// - Parameter cookie: what the browser sent.
    /// - Returns: nil when that is no session, or one that has ended.
    package func find(cookie: String) async throws -> Session? {
        guard let key = Secret(cookie)?.hash else { return nil }
        let now = database.time.now
        if let session = cache.find(key, at: now), session.expires > now { return session }
        let generation = cache.generation
        guard let kept = try await database.read({ try $0.findSession(key) }) else { return nil }
        if now - kept.seen > Self.touchInterval {
            let expires = Session.end(of: kept.session.made, seen: now)
            try await database.write { try $0.touchSession(key, expires: expires) }
        }
        cache.keep(kept.session, of: kept.session.person.id, under: key, at: now, generation: generation)
        return kept.session
    }

    package func end(cookie: String) async throws {
        guard let key = Secret(cookie)?.hash else { return }
        try await database.write { try $0.endSession(key) }
        cache.forget(key)
    }

    /// Reads the person anew the next time, sooner than the journal tells of a change.
    package func refresh(_ person: Person.ID) {
        cache.forgetAll(of: person)
    }
}

extension SessionBook: Subscriber {
    package var name: String { "session book" }
    package var start: SubscriberStart { .now }

    package func receive(_ entries: [JournalEntry]) {
        for person in entries.compactMap(\.personOfOtherRights) { cache.forgetAll(of: person) }
    }
}

extension JournalEntry {
    /// Who may have other rights, or be signed in no longer, after it.
    package var personOfOtherRights: Person.ID? {
        guard subject.kind == .person, kind.name.hasPrefix("person.") || kind == "session.ended" else { return nil }
        return Person.ID(rawValue: subject.id)
    }
}
