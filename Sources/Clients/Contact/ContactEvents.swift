import Basics
import Events

extension Event {
    package static func contactAdded(_ contact: Contact) -> Event { about(contact, "contact.added") }
    package static func contactRemoved(_ contact: Contact) -> Event { about(contact, "contact.removed") }
    package static func contactRestored(_ contact: Contact) -> Event { about(contact, "contact.restored") }

    package static func contactChanged(from old: Contact, to new: Contact) -> Event {
        var data: [String: Fact] = ["version": Fact(new.version), "name": .text(new.name.full)]
        if old.name != new.name { data["name_from"] = .text(old.name.full) }
        if old.position != new.position {
            data["position_from"] = .text(old.position)
            data["position_to"] = .text(new.position)
        }
        return Event("contact.changed", of: new.subject, client: new.client.rawValue, data: data)
    }

    private static func about(_ contact: Contact, _ kind: Kind) -> Event {
        Event(
            kind,
            of: contact.subject,
            client: contact.client.rawValue,
            data: [
                "name": .text(contact.name.full), "position": .text(contact.position), "version": Fact(contact.version),
            ]
        )
    }
}
