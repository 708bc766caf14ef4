import Basics
import People
import Store
import Synchronization

/// Puts looks at clients on record before the page is served; a look again within ten minutes costs nothing.
package final class LookBook: Sendable {
    private let database: Database
    private let recent = Mutex<[Look: Moment]>([:])

    private static let window: Duration = .minutes(10)
    private static let most = 20_000

    private struct Look: Hashable {
        let member: Person.ID
        let client: Client.ID
    }

    package init(_ database: Database) {
        self.database = database
    }

    /// Returns when the look is on disk.
    /// - Throws: `ClientRefusal.notFound` when this member may not know of the client.
    package func look(at client: Client.ID, by member: Member) async throws {
        try await look(at: [client], by: member)
    }

    /// The same for everyone whom a list shows more of than the name.
    package func look(at clients: Set<Client.ID>, by member: Member) async throws {
        guard let person = member.id else { return }
        let now = database.time.now
        let new = recent.withLock { recent in
            clients.filter { client in
                recent[Look(member: person, client: client)].map { now - $0 >= Self.window } ?? true
            }
        }
        guard !new.isEmpty else { return }
        try await database.write { tx in
            for client in new.sorted() { try ClientBook(tx, member).lookAt(client) }
        }
        recent.withLock { recent in
            if recent.count >= Self.most { recent = recent.filter { now - $0.value < Self.window } }
            if recent.count >= Self.most { recent = [:] }
            for client in new { recent[Look(member: person, client: client)] = now }
        }
    }
}
