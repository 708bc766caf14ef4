import Basics
import Clients
import Events
import People

/// A client that has been written down.
struct KnownClient: Sendable {
    let id: Client.ID
    let prospect: Prospect
    let contacts: [Contact.ID]
    let manager: Colleague?

    /// Writes down a client with those who speak for it and how to reach them.
    /// - Parameter writer: nil when the program does, of somebody who wrote.
    static func join(
        _ prospect: Prospect,
        under manager: Colleague?,
        by writer: Colleague?,
        at moment: Moment,
        _ ids: inout Identities
    ) -> (client: KnownClient, deed: Deed) {
        let client = Client(
            id: ids.next(at: moment),
            kind: prospect.kind,
            name: prospect.name,
            taxNumber: prospect.taxNumber,
            ownManager: manager?.id,
            provisional: prospect.isStranger,
            note: prospect.note,
            made: moment
        )
        let contacts = prospect.people.map { spokesman in
            Contact(
                id: ids.next(at: moment),
                client: client.id,
                name: spokesman.name,
                position: spokesman.position,
                made: moment
            )
        }
        let points = prospect.points(contacts.map(\.id)).map { point in
            ContactPoint(
                id: ids.next(at: moment),
                client: client.id,
                contact: point.contact,
                kind: point.kind,
                value: point.value,
                normalized: point.normalized,
                made: moment
            )
        }
        let deed = Deed(
            at: moment,
            actor: writer?.actor ?? .system,
            rows: [.client(client)] + contacts.map(Deed.Row.contact) + points.map(Deed.Row.point),
            events: [.clientAdded(client)] + contacts.map(Event.contactAdded) + points.map(Event.pointAdded)
        )
        let known = KnownClient(id: client.id, prospect: prospect, contacts: contacts.map(\.id), manager: manager)
        return (known, deed)
    }
}

extension Prospect {
    fileprivate struct Point {
        let contact: Contact.ID?
        let kind: ContactPoint.Kind
        let value: String
        let normalized: String
    }

    /// The client's own points first, then each contact's.
    fileprivate func points(_ contacts: [Contact.ID]) -> [Point] {
        var points: [Point] = []
        func add(_ kind: ContactPoint.Kind, _ value: String, _ normalized: String, of contact: Contact.ID? = nil) {
            points.append(Point(contact: contact, kind: kind, value: value, normalized: normalized))
        }
        if let phone { add(.phone, Numbers.shown(phone), phone) }
        if let email { add(.email, email, email) }
        if !isStranger {
            add(.postal, address.full, SearchWords.split(address.full).joined(separator: " "))
        }
        for (spokesman, contact) in zip(people, contacts) {
            add(.phone, Numbers.shown(spokesman.phone), spokesman.phone, of: contact)
            add(.email, spokesman.email, spokesman.email, of: contact)
        }
        return points
    }
}
