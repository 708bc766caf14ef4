import Basics
import Events

extension Event {
    static func personAdded(_ person: Person, roles: Set<Role>) -> Event {
        var facts = person.facts
        facts["login"] = .text(person.login)
        facts["roles"] = roles.fact
        return Event("person.added", of: person.subject, data: facts)
    }

    /// Tells what is otherwise, and what it was.
    static func personChanged(_ person: Person, from before: Person) -> Event {
        let old = before.facts
        var facts: [String: Fact] = [:]
        for (name, fact) in person.facts where old[name] != fact {
            facts[name] = fact
            facts["\(name)-before"] = old[name]
        }
        return Event("person.changed", of: person.subject, data: facts)
    }

    static func personPreferred(_ preferences: Preferences, _ id: Person.ID) -> Event {
        Event(
            "person.preferred",
            of: Subject(.person, id),
            data: [
                "language": .text(preferences.language.rawValue),
                "time-zone": .text(preferences.timeZone),
                "theme": .text(preferences.theme.rawValue),
            ]
        )
    }

    static func personRolesSet(_ roles: Set<Role>, of id: Person.ID, before: Set<Role>) -> Event {
        Event("person.roles-set", of: Subject(.person, id), data: ["roles": roles.fact, "roles-before": before.fact])
    }

    static func personInvited(_ id: Person.ID) -> Event { Event("person.invited", of: Subject(.person, id)) }
    static func personJoined(_ id: Person.ID) -> Event { Event("person.joined", of: Subject(.person, id)) }
    static func personLeft(_ id: Person.ID) -> Event { Event("person.left", of: Subject(.person, id)) }
    static func personReturned(_ id: Person.ID) -> Event { Event("person.returned", of: Subject(.person, id)) }
}

extension Person {
    package var subject: Event.Subject { Event.Subject(.person, id) }

    fileprivate var facts: [String: Fact] {
        [
            "name": .text(name.full),
            "email": Fact(email?.text),
            "department": Fact(department),
            "position": .text(position),
            "line": Fact(line?.rawValue),
            "language": .text(language.rawValue),
            "time-zone": .text(timeZone),
        ]
    }
}

extension Set<Role> {
    fileprivate var fact: Fact { .text(map(\.rawValue).sorted().joined(separator: " ")) }
}
