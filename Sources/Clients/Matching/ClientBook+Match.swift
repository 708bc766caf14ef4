import Basics
import People
import Store

extension ClientBook {
    /// Whom this sender may be, by address and number (SPEC W5).
    package func match(_ sender: Sender) throws -> Match {
        try match(try sender.read())
    }

    /// The client that this sender is, or a provisional one made from what the sender says.
    /// Two nodes that hear of the same stranger at once make one client.
    package func findOrProvisional(_ sender: Sender, language: Language = .russian) throws -> Known {
        try findOrProvisional(try sender.read(), language: language)
    }

    /// The same for a sender whose words were made sense of before.
    package func findOrProvisional(_ sender: KnownSender, language: Language = .russian) throws -> Known {
        if let known = try match(sender).likeliest { return known }
        for point in sender.points { try tx.alone(on: "sender \(point.1)") }
        if sender.isReachable, let known = try match(sender).likeliest { return known }
        return try makeProvisional(sender, language: language)
    }

    private func match(_ sender: KnownSender) throws -> Match {
        Match(try tx.known(by: sender.points, visibleTo: member), sender: sender)
    }

    private func makeProvisional(_ sender: KnownSender, language: Language) throws -> Known {
        guard !sender.title.isEmpty else { throw InvalidField("name", "refusal.text.missing") }
        let client = try add(NewClient(.person, name: sender.title, language: language, provisional: true))
        let contact = sender.name.isEmpty ? nil : try addContact(NewContact(name: sender.name), to: client.id)
        if let email = sender.email { _ = try addPoint(.email(email.text), to: client.id, of: contact?.id) }
        if let phone = sender.phone { _ = try addPoint(.phone(phone.e164), to: client.id, of: contact?.id) }
        return Known(client: client, contact: contact)
    }
}

extension KnownSender {
    /// What the sender is found by, in an order that is the same for everyone who locks it.
    var points: [(ContactPoint.Kind, String)] {
        let email = email.map { (ContactPoint.Kind.email, $0.normalized) }
        let phone = phone.map { (ContactPoint.Kind.phone, $0.e164) }
        return [email, phone].compactMap(\.self)
    }
}
