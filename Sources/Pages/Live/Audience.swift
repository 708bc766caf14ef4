import Events
import People

/// Who may hear that something happened to a client; of clients that are no secret everyone may.
package struct Audience: Sendable {
    private let named: [Int64: Set<Person.ID>]

    /// - Parameter named: those who know of a confidential client, by the client.
    package init(_ named: [Int64: Set<Person.ID>] = [:]) {
        self.named = named
    }

    func of(_ entry: JournalEntry) -> Hearers {
        entry.client.flatMap { named[$0] }.map { .only($0) } ?? .everyone
    }
}

/// To whom a piece of news is told.
enum Hearers: Sendable {
    case everyone
    case only(Set<Person.ID>)

    func include(_ person: Person.ID?) -> Bool {
        switch self {
        case .everyone: true
        case .only(let people): person.map(people.contains) ?? false
        }
    }
}
