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
        try findOrProvisional([(try sender.read(), language)])[0]
    }

    /// The same for senders whose words were made sense of before, in their order.
    package func findOrProvisional(_ senders: [(KnownSender, Language)]) throws -> [Known] {
        let known = try senders.map { sender, _ in try match(sender).likeliest }
        let strangers = zip(senders, known).filter { $1 == nil }.flatMap { $0.0.0.points }
        try tx.alone(on: Set(strangers.map { "sender \($0.1)" }))
        return try zip(senders, known).map { sender, known in
            if let known { return known }
            // Another may have made the card meanwhile, or one of the same senders just now.
            if sender.0.isReachable, let known = try match(sender.0).likeliest { return known }
            return try makeProvisional(sender.0, language: sender.1)
        }
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
