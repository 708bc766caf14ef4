import Basics
import Events
import Store

// By which words clients and contacts are found: names, tax number, and what they are reached at.

extension Transaction {
    /// For a client that is new.
    package func index(_ client: Client) throws {
        try index(client.subject, client: client.id.rawValue, words: client.searchWords)
    }

    /// For a client that has another name or other points; what it was found by before is forgotten.
    func indexAgain(_ client: Client) throws {
        try unindex(client.subject)
        let points = try points(of: client.id, contact: nil)
        try index(
            client.subject,
            client: client.id.rawValue,
            words: client.searchWords + points.flatMap(\.searchWords) + (try detailWords(of: client.id))
        )
    }

    /// Tags, and what is written in custom fields that are text or chosen.
    private func detailWords(of client: Client.ID) throws -> [String] {
        let told = Set(try customFields().filter { $0.kind == .text || $0.kind == .choice }.map(\.id))
        let values = try fieldValues(of: client).filter { told.contains($0.key) }.map(\.value)
        return (try tags(of: client).map(\.name) + values).flatMap(SearchWords.split)
    }

    /// For a contact that is new.
    package func index(_ contact: Contact) throws {
        try index(contact.subject, client: contact.client.rawValue, words: SearchWords.split(contact.name.full))
    }

    func indexAgain(_ contact: Contact) throws {
        try unindex(contact.subject)
        guard contact.gone == nil else { return }
        let points = try points(of: contact.client, contact: contact.id)
        try index(
            contact.subject,
            client: contact.client.rawValue,
            words: SearchWords.split(contact.name.full) + points.flatMap(\.searchWords)
        )
    }

    /// For a point that is new.
    package func index(_ point: ContactPoint) throws {
        try index(point.owner, client: point.client.rawValue, words: point.searchWords)
    }

    /// For a point that is gone or back again: its words may have come from elsewhere, too, and its owner may be gone.
    func indexAgain(ownerOf point: ContactPoint) throws {
        if let contact = point.contact {
            let owner: Contact? = try first("SELECT \(Contact.columns) FROM contact WHERE contact.id = \(contact)")
            if let owner { try indexAgain(owner) }
        } else {
            let owner: Client? = try first("SELECT \(Client.columns) FROM client WHERE client.id = \(point.client)")
            if let owner { try indexAgain(owner) }
        }
    }
}

extension Client {
    fileprivate var searchWords: [String] {
        SearchWords.split(name) + SearchWords.split(taxNumber?.text ?? "")
    }
}

extension ContactPoint {
    fileprivate var owner: Event.Subject {
        contact.map { Event.Subject(.contact, $0) } ?? Event.Subject(.client, client)
    }

    var searchWords: [String] {
        switch kind {
        case .phone: SearchWords.phone(normalized)
        case .email: SearchWords.split(normalized)
        case .postal: []
        }
    }
}
