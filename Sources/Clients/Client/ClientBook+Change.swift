import Basics
import Events
import People
import Store

extension ClientBook {
    package func change(_ id: Client.ID, version: Int, _ change: ClientChange) throws -> Client {
        try member.require(.changeClients)
        let old = try visible(id, version: version)
        return try save(try old.changed(by: change), over: old)
    }

    /// Names who of the staff looks after the client, or nobody. Whoever does is let through the client's wall.
    package func setOwnManager(_ id: Client.ID, version: Int, to manager: Person.ID?) throws -> Client {
        try member.require(.changeClients)
        let old = try visible(id, version: version)
        if let manager { try requireAtWork(manager) }
        var new = old
        new.ownManager = manager
        if let manager, try !tx.mayKnow(manager, of: old.id) {
            try WallBook(tx, member).name(person: manager, on: old.id)
        }
        return try save(new, over: old)
    }

    private func save(_ changed: Client, over old: Client) throws -> Client {
        guard changed != old else { return old }
        var new = changed
        new.version = old.version + 1
        try tx.save(new)
        try tx.record(.clientChanged(from: old, to: new), by: member.actor)
        return new
    }

    func requireAtWork(_ manager: Person.ID) throws {
        let state: Person.State? = try tx.value("SELECT state FROM person WHERE id = \(manager)")
        guard let state, state != .left else { throw ClientRefusal.managerUnknown }
    }
}

extension Client {
    func changed(by change: ClientChange) throws(InvalidField) -> Client {
        var client = self
        if let kind = change.kind { client.kind = kind }
        if let name = change.name { client.name = try Wording.line(name, of: "name") }
        if let number = change.taxNumber { client.taxNumber = try TaxNumber.read(number) }
        if let language = change.language { client.language = language }
        if let note = change.note {
            client.note = try Wording.text(note, of: "note", atMost: 5000, mayBeEmpty: true)
        }
        if let provisional = change.provisional { client.provisional = provisional }
        return client
    }
}
