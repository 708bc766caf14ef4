import Basics
import Events
import People
import Store

extension ClientBook {
    package func addConsent(_ new: NewConsent, to id: Client.ID) throws -> Consent {
        try member.require(.changeClients)
        let client = try visible(id)
        if let contact = new.contact, try !tx.contacts(of: client).contains(where: { $0.id == contact }) {
            throw ClientRefusal.contactNotFound
        }
        let consent = Consent(
            id: tx.newID(),
            client: id,
            contact: new.contact,
            purpose: try Wording.line(new.purpose, of: "purpose"),
            document: try Wording.line(new.document, of: "document"),
            given: try day(new.given, "given"),
            notedBy: member.id,
            noted: tx.now
        )
        try tx.run(
            """
            INSERT INTO client_consent (id, client, contact, purpose, document, given, noted_by, noted)
            VALUES (\(consent.id), \(id), \(consent.contact), \(consent.purpose), \(consent.document), \(consent.given),
                \(consent.notedBy), \(consent.noted))
            """
        )
        try tx.record(.about(consent, "client.consent-given", consent.given, consent.document), by: member.actor)
        return consent
    }

    /// Writes down that it was taken back; it stays on the card, as what was done until then rests on it.
    @discardableResult
    package func withdrawConsent(_ id: Consent.ID, on text: String, document: String) throws -> Consent {
        try member.require(.changeClients)
        guard var consent = try tx.findConsent(id, visibleTo: member) else { throw ClientRefusal.consentNotFound }
        guard consent.stands else { return consent }
        let day = try day(text, "withdrawn")
        guard day >= consent.given else { throw InvalidField("withdrawn", "refusal.client.withdrawn-before") }
        let paper = try Wording.line(document, of: "withdrawal")
        consent.withdrawn = Consent.Withdrawal(day: day, document: paper, notedBy: member.id)
        try tx.run(
            """
            UPDATE client_consent SET withdrawn = \(day), withdrawal = \(paper), withdrawal_noted_by = \(member.id)
            WHERE id = \(id)
            """
        )
        try tx.record(.about(consent, "client.consent-withdrawn", day, paper), by: member.actor)
        return consent
    }

    private func day(_ text: String, _ field: String) throws -> String {
        guard let day = Birthday(text.trimmed), day.year != nil else { throw InvalidField(field, "refusal.client.day") }
        return day.description
    }
}

extension Event {
    fileprivate static func about(_ consent: Consent, _ kind: Kind, _ day: String, _ document: String) -> Event {
        Event(
            kind,
            of: Subject(.client, consent.client),
            client: consent.client.rawValue,
            data: [
                "consent": Fact(consent.id), "purpose": .text(consent.purpose), "day": .text(day),
                "document": .text(document),
            ]
        )
    }
}
