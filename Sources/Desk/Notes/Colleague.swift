import Basics
import People
import Store

/// Somebody of the staff, as a note names them.
package struct Colleague: Sendable, Hashable {
    package let id: Person.ID
    package let login: String
    package let name: PersonName

    init(_ person: Person) {
        (id, login, name) = (person.id, person.login, person.name)
    }
}

extension Snapshot {
    /// Those whom a note on the case can call, by the beginning of a name or a login: whoever works on cases and may know of this one.
    package func colleagues(_ beginning: String, on found: Case, besides member: Member, limit: Int = 8) throws
        -> [Colleague]
    {
        var colleagues: [Colleague] = []
        for person in try people(PeopleFilter(text: beginning, states: [.active]), limit: limit * 4) {
            guard colleagues.count < limit else { break }
            guard person.id != member.id, try self.member(person.id).may(.seeCases),
                try findCase(found.id, visibleTo: try self.member(person.id)) != nil
            else { continue }
            colleagues.append(Colleague(person))
        }
        return colleagues
    }

    /// Those whom notes name, by their logins.
    func colleagues(namedIn notes: [Note]) throws -> [String: Colleague] {
        let logins = Set(notes.flatMap { Mention.logins(in: $0.text) })
        guard !logins.isEmpty else { return [:] }
        let people: [Person] = try all(
            "SELECT \(Person.columns) FROM person WHERE person.login IN (\(SQL.list(logins.sorted())))"
        )
        return Dictionary(people.map { ($0.login, Colleague($0)) }) { one, _ in one }
    }
}
