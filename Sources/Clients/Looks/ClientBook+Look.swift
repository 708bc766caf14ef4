import Basics
import Events
import People
import Store

extension ClientBook {
    /// Puts on record that this member has looked at the client's card (SPEC P2).
    @discardableResult
    package func lookAt(_ id: Client.ID) throws -> Client {
        // Who works on a client's case sees the client, too.
        if !member.may(.seeCases) { try member.require(.seeClients) }
        let client = try visible(id)
        try tx.record(.clientLookedAt(client.id), by: member.actor)
        return client
    }
}
