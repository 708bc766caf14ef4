import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Opens a case on its line's list, or in the hands of the one who opens it.
    package func open(_ new: NewCase) throws -> Case {
        guard try tx.findClient(new.client, visibleTo: member) != nil else { throw ClientRefusal.notFound }
        try requireContact(new.contact, of: new.client)
        return try begin(new).case
    }

    /// Opens a case together with the interaction that it came from, for a client whom the caller has just found.
    package func begin(_ new: NewCase) throws -> (case: Case, interaction: Interaction) {
        try member.require(.workCases)
        let opened = try write(new)
        let interaction = Interaction(
            id: tx.newID(),
            client: opened.client,
            contact: opened.contact,
            caseID: opened.id,
            channel: opened.channel,
            direction: .in,
            author: member.id,
            at: tx.now,
            subject: opened.subject,
            text: opened.text
        )
        try tx.insert(opened)
        try tx.insert(interaction, raw: new.raw)
        try tx.index(opened)
        try tx.record(.interactionReceived(interaction), by: actor)
        try tx.record(.caseOpened(opened, by: interaction), by: actor)
        return (opened, interaction)
    }

    private func write(_ new: NewCase) throws -> Case {
        let text = try Wording.text(new.text, of: "text")
        let subject = try Wording.line(new.subject, of: "subject", mayBeEmpty: true)
        let product = try Wording.line(new.product ?? "", of: "product", atMost: 100, mayBeEmpty: true)
        let taker = new.taken ? try person() : nil
        return Case(
            id: tx.newID(),
            number: Int(try tx.nextNumber(in: .serviceCase)),
            client: new.client,
            contact: new.contact,
            kind: new.kind,
            subject: subject.isEmpty ? try Wording.line(SubjectLine.of(text), of: "subject") : subject,
            text: text,
            status: taker == nil ? .new : .working,
            priority: new.priority,
            line: new.line,
            department: new.department,
            owner: taker,
            worker: taker,
            channel: new.channel,
            product: product.isEmpty ? nil : product,
            opened: tx.now
        )
    }
}

extension Event {
    package static func caseOpened(_ opened: Case, by interaction: Interaction? = nil) -> Event {
        about(
            opened,
            "case.opened",
            from: nil,
            [
                "subject": .text(opened.subject), "channel": .text(opened.channel.rawValue),
                "contact": Fact(opened.contact), "interaction": Fact(interaction?.id),
            ]
        )
    }
}
