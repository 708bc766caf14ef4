import Basics
import People
import Store
import Telephony

/// Somebody who can be asked about a call, or be handed it.
package struct CallColleague: Sendable, Hashable {
    package let person: Person.ID
    package let name: PersonName
    package let state: AgentState
    /// Which of their phones is rung.
    package let phone: Endpoint
}

extension Snapshot {
    /// Everybody who has a phone, those who are available first, then by their names.
    package func callColleagues(besides member: Member) throws -> [CallColleague] {
        let phones = Dictionary(grouping: try phones(), by: \.person).filter { $0.key != member.id }
        let people = phones.keys.sorted()
        let (names, presences) = (try peopleNames(people), try presences(of: people))
        return people.compactMap { person -> CallColleague? in
            guard let name = names[person], let phone = phones[person]?.lazy.compactMap(\.endpoint).first else {
                return nil
            }
            return CallColleague(person: person, name: name, state: presences[person]?.state ?? .away, phone: phone)
        }
        .sorted { one, other in
            let (first, second) = (one.state == .available, other.state == .available)
            return first == second ? one.name.short < other.name.short : first
        }
    }
}
