import Basics
import Clients
import People

struct CardDocument: Encodable, Sendable {
    let notes: [ClientNoteDocument]
    let tags: [String]
    let fields: [FieldValueDocument]
    let consents: [ConsentDocument]
    let relations: [RelationDocument]
}

struct FieldDocument: Encodable, Sendable {
    let id: CustomField.ID
    let name: String
    let kind: String
    let choices: [String]

    init(_ field: CustomField) {
        id = field.id
        name = field.name
        kind = field.kind.rawValue
        choices = field.choices
    }
}

struct FieldValueDocument: Codable, Sendable {
    let field: CustomField.ID
    /// Null takes what is written away.
    let value: String?
}

struct ClientNoteDocument: Encodable, Sendable {
    let id: ClientNote.ID
    let text: String
    let pinned: Bool
    let author: Person.ID?
    let at: Moment

    init(_ note: ClientNote) {
        id = note.id
        text = note.text
        pinned = note.isPinned
        author = note.author
        at = note.at
    }
}

struct ConsentDocument: Encodable, Sendable {
    let id: Consent.ID
    let contact: Contact.ID?
    let purpose: String
    let document: String
    let given: String
    let withdrawn: String?
    let withdrawal: String?

    init(_ consent: Consent) {
        id = consent.id
        contact = consent.contact
        purpose = consent.purpose
        document = consent.document
        given = consent.given
        withdrawn = consent.withdrawn?.day
        withdrawal = consent.withdrawn?.document
    }
}

struct RelationDocument: Encodable, Sendable {
    let id: Relation.ID
    let bond: String
    let client: Client.ID
    let name: String
    let note: String

    init(_ related: RelatedClient) {
        id = related.relation
        bond = related.bond.rawValue
        client = related.client.id
        name = related.client.name
        note = related.note
    }
}

/// What `PATCH /api/v1/clients/{id}/card` takes: what is left out stays.
struct MarksDocument: Codable, Sendable {
    let tags: [String]?
    let fields: [FieldValueDocument]?

    func texts() throws -> [CustomField.ID: String?]? {
        guard let fields else { return nil }
        return Dictionary(fields.map { ($0.field, $0.value) }) { _, last in last }
    }
}

struct NewClientNoteDocument: Codable, Sendable {
    let text: String
    let pinned: Bool?
}

/// What `PATCH /api/v1/client-notes/{id}` takes: what is left out stays.
struct ClientNoteChangeDocument: Codable, Sendable {
    let text: String?
    let pinned: Bool?
}

/// What `PATCH /api/v1/client-relations/{id}` takes.
struct RelationChangeDocument: Codable, Sendable {
    let note: String
}

struct NewConsentDocument: Codable, Sendable {
    let purpose: String
    let document: String
    let given: String
    let contact: Contact.ID?

    var newConsent: NewConsent {
        NewConsent(purpose: purpose, document: document, given: given, contact: contact)
    }
}

struct WithdrawalDocument: Codable, Sendable {
    let withdrawn: String
    let document: String
}

struct NewRelationDocument: Codable, Sendable {
    /// What the client of the path is to `client`.
    let bond: String
    let client: Client.ID
    let note: String?
}
