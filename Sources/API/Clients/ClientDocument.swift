import Basics
import Clients
import People

struct ClientDocument: Encodable, Sendable {
    let id: Client.ID
    let kind: String
    let name: String
    let taxNumber: String?
    let ownManager: Person.ID?
    let confidential: Bool
    let provisional: Bool
    let language: Language
    let note: String
    let version: Int
    let made: Moment

    init(_ client: Client) {
        id = client.id
        kind = client.kind.rawValue
        name = client.name
        taxNumber = client.taxNumber?.text
        ownManager = client.ownManager
        confidential = client.confidential
        provisional = client.provisional
        language = client.language
        note = client.note
        version = client.version
        made = client.made
    }
}

/// A client with the people who speak for it and the ways to reach them.
struct WholeClientDocument: Encodable, Sendable {
    let client: ClientDocument
    let contacts: [ContactDocument]
    let points: [PointDocument]

    private enum Key: String, CodingKey {
        case contacts
        case points
    }

    func encode(to encoder: any Encoder) throws {
        try client.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(contacts, forKey: .contacts)
        try container.encode(points, forKey: .points)
    }
}

struct ContactDocument: Encodable, Sendable {
    let id: Contact.ID
    let client: Client.ID
    let name: PersonName
    let position: String
    let version: Int

    init(_ contact: Contact) {
        id = contact.id
        client = contact.client
        name = contact.name
        position = contact.position
        version = contact.version
    }
}

struct PointDocument: Encodable, Sendable {
    let id: ContactPoint.ID
    let contact: Contact.ID?
    let kind: String
    let value: String
    let undeliverable: UndeliverableDocument?

    struct UndeliverableDocument: Encodable, Sendable {
        let since: Moment
        let why: String
    }

    init(_ point: ContactPoint) {
        id = point.id
        contact = point.contact
        kind = point.kind.rawValue
        value = point.value
        undeliverable = point.undeliverable.map { UndeliverableDocument(since: $0.since, why: $0.why) }
    }
}
