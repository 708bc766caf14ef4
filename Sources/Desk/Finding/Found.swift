import Basics
import Clients
import Events
import Store

/// Something that a search found.
package struct Found: Sendable, Hashable {
    package let kind: SubjectKind
    package let id: Int64
    package let client: Int64
    /// Its name or subject.
    package let title: String
    /// What tells it from others of the same name: the tax number, the client, the case number.
    package let detail: String
    /// The case that it is, or that it belongs to.
    package let caseNumber: Int?

    package var subject: Event.Subject { Event.Subject(kind: kind, rawValue: id) }
}

/// What is shown of each kind of thing, and how it hangs together with its client.
struct FindSource {
    let index: TextIndex
    let columns: SQL
    /// From the thing's identity to its client, `client`.
    let joins: @Sendable (_ id: SQL) -> SQL

    init?(_ kind: SubjectKind) {
        switch kind {
        case .client:
            index = .client
            columns = "client.id, client.id, client.name, COALESCE(client.tax_number, ''), NULL"
            joins = { "JOIN client ON client.id = \($0)" }
        case .contact:
            index = .contact
            columns = """
                contact.id, client.id,
                TRIM(contact.family || ' ' || TRIM(contact.given || ' ' || contact.patronymic)), client.name, NULL
                """
            joins = { "JOIN contact ON contact.id = \($0) JOIN client ON client.id = contact.client" }
        case .serviceCase:
            index = .serviceCase
            columns = """
                service_case.id, client.id, service_case.subject, CAST(service_case.number AS TEXT), service_case.number
                """
            joins = { "JOIN service_case ON service_case.id = \($0) JOIN client ON client.id = service_case.client" }
        case .interaction:
            index = .interaction
            columns = """
                interaction.id, client.id,
                CASE WHEN interaction.subject = '' THEN SUBSTR(interaction.text, 1, 120) ELSE interaction.subject END,
                client.name, service_case.number
                """
            joins = {
                """
                JOIN interaction ON interaction.id = \($0) JOIN client ON client.id = interaction.client
                LEFT JOIN service_case ON service_case.id = interaction.service_case
                """
            }
        default:
            return nil
        }
    }
}

extension Found {
    init(_ kind: SubjectKind, from row: inout Row) throws {
        self.kind = kind
        id = try row.read()
        client = try row.read()
        title = try row.read()
        detail = try row.read()
        caseNumber = try row.read()
    }
}
