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
        let known = try match(senders.map(\.0)).map(\.likeliest)
        let strangers = zip(senders, known).filter { $1 == nil }.map(\.0)
        guard !strangers.isEmpty else { return known.compactMap(\.self) }
        try tx.alone(on: Set(strangers.flatMap(\.0.signs).map { "sender \($0)" }))
        // Another may have made the card meanwhile, or one of the same senders just now.
        var made = try match(strangers.map(\.0)).map(\.likeliest).makeIterator()
        var cards: [String: Known] = [:]
        return try zip(senders, known).map { sender, known in
            if let known { return known }
            let signs = sender.0.signs
            let card = (made.next() ?? nil) ?? signs.lazy.compactMap { cards[$0] }.first
            let known = try card ?? makeProvisional(sender.0, language: sender.1)
            for sign in signs { cards[sign] = known }
            return known
        }
    }

    /// Whom each of several senders may be, asked for at once.
    package func match(_ senders: [KnownSender]) throws -> [Match] {
        let points = senders.map(\.points)
        let found = try tx.known(byAny: points.joined(), visibleTo: member)
        let unreachable = try tx.known(byMarks: Set(senders.compactMap(\.mark)), visibleTo: member)
        return zip(senders, points).map { sender, points in
            let marked = sender.mark.flatMap { unreachable[$0] }.map { [$0] } ?? []
            return Match(points.flatMap { found["\($0.0) \($0.1)"] ?? [] } + marked, sender: sender)
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
        if let mark = sender.mark { try tx.keep(mark: mark, of: client) }
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

    /// The same in words, each of its kind; the mark of whom no point is known.
    var signs: [String] { points.map { "\($0.0) \($0.1)" } + [mark.map { "mark \($0)" }].compactMap(\.self) }
}
