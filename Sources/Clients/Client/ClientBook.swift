import Basics
import People
import Store

/// What may be done with clients, by one member in one transaction.
package struct ClientBook {
    package let tx: Transaction
    let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// - Throws: `ClientRefusal.notFound` also when there is one that this member may not know of.
    func visible(_ id: Client.ID) throws -> Client {
        guard let client = try tx.findClient(id, visibleTo: member) else { throw ClientRefusal.notFound }
        return client
    }

    /// The client as the one who changes it saw it.
    func visible(_ id: Client.ID, version: Int) throws -> Client {
        let client = try visible(id)
        guard client.version == version else { throw ClientRefusal.stale(current: client.version) }
        return client
    }
}
