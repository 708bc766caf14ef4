import Basics
import Events
import Store

/// The keys of programs. One for the whole process; subscribe it to the journal.
package struct TokenBook: Sendable {
    private let database: Database
    private let cache = PassCache<Bearer>()

    package init(database: Database) {
        self.database = database
    }

    /// - Parameter scopes: nil for every right that the person has.
    /// - Parameter person: whose name the program acts in: the maker's own, unless the house itself makes it.
    /// - Returns: the bearer's text, which is shown this once.
    package func make(
        name: String,
        scopes: Set<Permission>? = nil,
        expires: Moment,
        for person: Person.ID,
        by member: Member
    ) async throws -> String {
        try await database.write { tx in
            try tx.makeToken(name: name, scopes: scopes, expires: expires, for: person, by: member)
        }
    }

    /// - Returns: nil when the text is no token, or one that is over.
    package func find(bearer text: String) async throws -> Bearer? {
        guard text.hasPrefix(APIToken.prefix),
            let key = Secret(String(text.dropFirst(APIToken.prefix.count)))?.hash
        else { return nil }
        let now = database.time.now
        if let bearer = cache.find(key, at: now) { return bearer.expires > now ? bearer : nil }
        let generation = cache.generation
        guard let (bearer, person) = try await database.read({ try $0.findBearer(key) }) else { return nil }
        cache.keep(bearer, of: person, under: key, at: now, generation: generation)
        return bearer
    }

    package func revoke(_ id: APIToken.ID, by member: Member) async throws {
        let person = try await database.write { try $0.revokeToken(id, by: member) }
        cache.forgetAll(of: person)
    }
}

extension TokenBook: Subscriber {
    package var name: String { "token book" }
    package var start: SubscriberStart { .now }

    package func receive(_ entries: [JournalEntry]) {
        for entry in entries {
            let holder = entry.subject.kind == .token ? entry.facts["person"]?.id(of: Person.self) : nil
            if let person = holder ?? entry.personOfOtherRights { cache.forgetAll(of: person) }
        }
    }
}
