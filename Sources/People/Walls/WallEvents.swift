import Basics
import Events

extension Event {
    static func clientWalled<Client>(_ client: ID<Client>, naming people: Set<Person.ID>) -> Event {
        let names = people.sorted().map(\.description).joined(separator: " ")
        return onClient("client.walled", client, ["people": .text(names)])
    }

    static func clientOpened<Client>(_ client: ID<Client>) -> Event {
        onClient("client.opened", client, [:])
    }

    static func clientNamed<Client>(_ person: Person.ID, on client: ID<Client>) -> Event {
        onClient("client.named", client, ["person": Fact(person)])
    }

    static func clientUnnamed<Client>(_ person: Person.ID, on client: ID<Client>) -> Event {
        onClient("client.unnamed", client, ["person": Fact(person)])
    }

    private static func onClient<Client>(_ kind: Kind, _ client: ID<Client>, _ data: [String: Fact]) -> Event {
        Event(kind, of: Subject(.client, client), client: client.rawValue, data: data)
    }
}
