import Basics
import Clients
import Desk
import People

/// What `POST /api/v1/cases` takes.
struct NewCaseDocument: Codable, Sendable {
    let client: Client.ID
    let contact: Contact.ID?
    let kind: String
    let subject: String
    let text: String
    let priority: String?
    let line: Int?
    let channel: String?
    let product: String?

    func newCase() throws -> NewCase {
        NewCase(
            client: client,
            contact: contact,
            kind: try Word.required(kind, field: "kind"),
            subject: subject,
            text: text,
            priority: try priority.map(Case.Priority.required) ?? .normal,
            line: try line.map(Line.named) ?? .first,
            channel: try channel.map { try Word.required($0, field: "channel") } ?? .phone,
            product: product
        )
    }
}

/// What `PATCH /api/v1/cases/{id}` takes: what is left out stays.
struct CaseChangeDocument: Codable, Sendable {
    /// The version that the change was made on.
    let version: Int
    let subject: String?
    let kind: String?
    let priority: String?
    let product: String?
    let tags: [String]?

    func change() throws -> CaseChange {
        CaseChange(
            subject: subject,
            kind: try kind.map { try Word.required($0, field: "kind") },
            priority: try priority.map(Case.Priority.required),
            product: product,
            tags: try tags.map { try Tag.list($0.joined(separator: ",")) }
        )
    }
}
