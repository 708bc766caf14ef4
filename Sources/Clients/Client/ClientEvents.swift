import Basics
import Events
import People

extension Event {
    package static func clientAdded(_ client: Client) -> Event {
        Event(
            "client.added",
            of: client.subject,
            client: client.id.rawValue,
            data: [
                "kind": .text(client.kind.rawValue), "name": .text(client.name),
                "provisional": .truth(client.provisional), "own_manager": Fact(client.ownManager),
                "version": Fact(client.version),
            ]
        )
    }

    /// Names each field that changed, with both values; of a note only that it changed.
    package static func clientChanged(from old: Client, to new: Client) -> Event {
        var data: [String: Fact] = ["version": Fact(new.version)]
        func note(_ name: String, _ from: Fact, _ to: Fact) {
            guard from != to else { return }
            data[name + "_from"] = from
            data[name + "_to"] = to
        }
        note("kind", .text(old.kind.rawValue), .text(new.kind.rawValue))
        note("name", .text(old.name), .text(new.name))
        note("tax_number", Fact(old.taxNumber?.text), Fact(new.taxNumber?.text))
        note("own_manager", Fact(old.ownManager), Fact(new.ownManager))
        note("language", .text(old.language.rawValue), .text(new.language.rawValue))
        note("provisional", .truth(old.provisional), .truth(new.provisional))
        if old.note != new.note { data["note"] = true }
        return Event("client.changed", of: new.subject, client: new.id.rawValue, data: data)
    }

    package static func clientLookedAt(_ id: Client.ID) -> Event {
        Event("client.looked-at", of: Subject(.client, id), client: id.rawValue)
    }
}
