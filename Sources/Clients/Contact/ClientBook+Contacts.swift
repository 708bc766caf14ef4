import Basics
import Events
import People
import Store

extension ClientBook {
    package func addContact(_ new: NewContact, to client: Client.ID) throws -> Contact {
        try member.require(.changeClients)
        let client = try visible(client)
        let contact = Contact(
            id: tx.newID(),
            client: client.id,
            name: try new.name.checked(),
            position: try Wording.line(new.position, of: "position", mayBeEmpty: true),
            made: tx.now
        )
        try tx.insert(contact)
        try tx.record(.contactAdded(contact), by: member.actor)
        return contact
    }

    package func changeContact(_ id: Contact.ID, version: Int, _ change: ContactChange) throws -> Contact {
        let old = try visibleContact(id)
        guard old.version == version else { throw ClientRefusal.stale(current: old.version) }
        var new = old
        if let name = change.name { new.name = try name.checked() }
        if let position = change.position {
            new.position = try Wording.line(position, of: "position", mayBeEmpty: true)
        }
        guard new != old else { return old }
        new.version += 1
        try tx.save(new)
        try tx.record(.contactChanged(from: old, to: new), by: member.actor)
        return new
    }

    /// Takes a contact off the card; what they wrote stays, and `restoreContact` brings them back.
    @discardableResult
    package func removeContact(_ id: Contact.ID) throws -> Contact {
        let old = try visibleContact(id)
        guard old.gone == nil else { return old }
        let new = try save(old, gone: tx.now)
        try tx.record(.contactRemoved(new), by: member.actor)
        return new
    }

    @discardableResult
    package func restoreContact(_ id: Contact.ID) throws -> Contact {
        let old = try visibleContact(id)
        guard old.gone != nil else { return old }
        let new = try save(old, gone: nil)
        try tx.record(.contactRestored(new), by: member.actor)
        return new
    }

    private func save(_ old: Contact, gone: Moment?) throws -> Contact {
        var new = old
        new.gone = gone
        new.version += 1
        try tx.save(new)
        return new
    }

    private func visibleContact(_ id: Contact.ID) throws -> Contact {
        try member.require(.changeClients)
        guard let contact = try tx.findContact(id, visibleTo: member) else { throw ClientRefusal.contactNotFound }
        return contact
    }
}

extension PersonName {
    /// Fit to be kept: each part on one line, and not all of them empty.
    func checked() throws(InvalidField) -> PersonName {
        let name = PersonName(
            family: try Wording.line(family, of: "family", atMost: 100, mayBeEmpty: true),
            given: try Wording.line(given, of: "given", atMost: 100, mayBeEmpty: true),
            patronymic: try Wording.line(patronymic, of: "patronymic", atMost: 100, mayBeEmpty: true)
        )
        guard !name.isEmpty else { throw InvalidField("given", "refusal.text.missing") }
        return name
    }
}
