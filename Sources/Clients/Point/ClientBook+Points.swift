import Basics
import Events
import People
import Store

extension ClientBook {
    /// Adds a number or an address. One that is already there is returned as it is, and restored if it was removed.
    package func addPoint(_ new: NewPoint, to id: Client.ID, of contact: Contact.ID? = nil) throws -> ContactPoint {
        try member.require(.changeClients)
        let client = try visible(id)
        if let contact { try requireContact(contact, of: client) }
        let (value, normalized) = try new.read()
        let known = try tx.points(of: client.id, includingGone: true).first {
            $0.kind == new.kind && $0.normalized == normalized && $0.contact == contact
        }
        if let known { return try restorePoint(known.id) }
        let point = ContactPoint(
            id: tx.newID(),
            client: client.id,
            contact: contact,
            kind: new.kind,
            value: value,
            normalized: normalized,
            made: tx.now
        )
        try tx.insert(point)
        try tx.record(.pointAdded(point), by: member.actor)
        return point
    }

    /// Takes a number or an address off the card; `restorePoint` brings it back.
    @discardableResult
    package func removePoint(_ id: ContactPoint.ID) throws -> ContactPoint {
        var point = try visiblePoint(id)
        guard point.gone == nil else { return point }
        point.gone = tx.now
        try tx.setGone(point)
        try tx.record(.pointRemoved(point), by: member.actor)
        return point
    }

    @discardableResult
    package func restorePoint(_ id: ContactPoint.ID) throws -> ContactPoint {
        var point = try visiblePoint(id)
        guard point.gone != nil else { return point }
        point.gone = nil
        try tx.setGone(point)
        try tx.record(.pointRestored(point), by: member.actor)
        return point
    }

    func visiblePoint(_ id: ContactPoint.ID) throws -> ContactPoint {
        try member.require(.changeClients)
        guard let point = try tx.findPoint(id, visibleTo: member) else { throw ClientRefusal.pointNotFound }
        return point
    }

    private func requireContact(_ id: Contact.ID, of client: Client) throws {
        guard let contact = try tx.findContact(id, visibleTo: member), contact.client == client.id, contact.gone == nil
        else {
            throw ClientRefusal.contactNotFound
        }
    }
}
