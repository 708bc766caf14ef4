import Basics
import Events
import People
import Store

extension ClientBook {
    package func add(_ new: NewClient) throws -> Client {
        try member.require(.changeClients)
        let client = Client(
            id: tx.newID(),
            kind: new.kind,
            name: try Wording.line(new.name, of: "name"),
            taxNumber: try TaxNumber.read(new.taxNumber),
            ownManager: new.ownManager,
            provisional: new.provisional,
            language: new.language,
            note: try Wording.text(new.note, of: "note", atMost: 5000, mayBeEmpty: true),
            made: tx.now
        )
        if let manager = client.ownManager { try requireAtWork(manager) }
        try tx.insert(client)
        try tx.record(.clientAdded(client), by: member.actor)
        return client
    }
}
