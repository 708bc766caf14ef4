import Basics
import People
import Store

/// What a client has agreed to: to be written to, to be named as a reference (SPEC P2), to have personal data kept; by what paper,
/// since when, and until when.
package struct Consent: Sendable, Hashable {
    package typealias ID = Basics.ID<Consent>

    package let id: ID
    package let client: Client.ID
    package let contact: Contact.ID?
    package let purpose: String
    /// The document, letter or call in which it was given.
    package let document: String
    /// The day, `2026-11-18`.
    package let given: String
    package let notedBy: Person.ID?
    package let noted: Moment
    package var withdrawn: Withdrawal?

    package struct Withdrawal: Sendable, Hashable {
        /// The day.
        package let day: String
        package let document: String
        package let notedBy: Person.ID?
    }

    package var stands: Bool { withdrawn == nil }
}

/// A consent as somebody writes it down.
package struct NewConsent: Sendable, Hashable {
    package var purpose: String
    package var document: String
    package var given: String
    package var contact: Contact.ID?

    package init(purpose: String, document: String, given: String, contact: Contact.ID? = nil) {
        self.purpose = purpose
        self.document = document
        self.given = given
        self.contact = contact
    }
}

extension Consent: Record {
    package static let columns: SQL = """
        client_consent.id, client_consent.client, client_consent.contact, client_consent.purpose, client_consent.document,
        client_consent.given, client_consent.noted_by, client_consent.noted, client_consent.withdrawn,
        client_consent.withdrawal, client_consent.withdrawal_noted_by
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        client = try row.read()
        contact = try row.read()
        purpose = try row.read()
        document = try row.read()
        given = try row.read()
        notedBy = try row.read()
        noted = try row.read()
        let (day, paper) = (try row.read(String?.self), try row.read(String?.self))
        let by: Person.ID? = try row.read()
        if let day, let paper { withdrawn = Withdrawal(day: day, document: paper, notedBy: by) }
    }
}

extension Snapshot {
    /// Those that stand first, then the latest. Whoever holds a `Client` was allowed to see it.
    package func consents(of client: Client) throws -> [Consent] {
        try all(
            """
            SELECT \(Consent.columns) FROM client_consent WHERE client_consent.client = \(client.id)
            ORDER BY client_consent.id DESC LIMIT 200
            """
        ).sorted { $0.stands && !$1.stands }
    }

    package func findConsent(_ id: Consent.ID, visibleTo member: Member) throws -> Consent? {
        try first(
            """
            SELECT \(Consent.columns) FROM client_consent JOIN client ON client.id = client_consent.client
            WHERE client_consent.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }
}
