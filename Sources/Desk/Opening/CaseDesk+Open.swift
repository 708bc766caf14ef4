import Basics
import Clients
import Deadlines
import Events
import People
import Store

extension CaseDesk {
    /// Opens a case on its line's list, or in the hands of the one who opens it.
    package func open(_ new: NewCase) throws -> Case {
        guard let client = try tx.findClient(new.client, visibleTo: member) else { throw ClientRefusal.notFound }
        var new = new
        new.client = client.id
        try requireContact(new.contact, of: new.client)
        return try begin(new).case
    }

    /// Opens a case together with the interaction that it came from, for a client whom the caller has just found.
    package func begin(_ new: NewCase) throws -> (case: Case, interaction: Interaction) {
        try begin([(new, actor)])[0]
    }

    /// The same for several at once, each said to be by somebody else, in one statement for each table.
    package func begin(_ news: [(NewCase, by: Actor)]) throws -> [(case: Case, interaction: Interaction)] {
        try member.require(.workCases)
        let worded = try news.map { new, _ in try new.worded() }
        let numbers = try tx.nextNumbers(news.count, in: .serviceCase)
        let policy = try tx.deadlinePolicy()
        let opened = try zip(worded, numbers).map { new, number in
            let opened = try write(new, number: Int(number), policy)
            return (case: opened, interaction: interaction(that: opened))
        }
        try tx.insert(opened.map(\.case))
        try tx.insert(zip(opened, news).map { ($0.interaction, raw: $1.0.raw) })
        try tx.record(
            zip(opened, news).flatMap { opened, new in
                [
                    (.interactionReceived(opened.interaction), by: new.by),
                    (.caseOpened(opened.case, by: opened.interaction), by: new.by),
                ]
            }
        )
        return opened
    }

    /// The touch that a case began with.
    private func interaction(that opened: Case) -> Interaction {
        Interaction(
            id: tx.newID(),
            client: opened.client,
            contact: opened.contact,
            caseID: opened.id,
            channel: opened.channel,
            direction: .in,
            author: member.id,
            at: opened.opened,
            subject: opened.subject,
            text: opened.text
        )
    }

    private func write(_ new: NewCase, number: Int, _ policy: DeadlinePolicy) throws -> Case {
        let taker = new.taken ? try person() : nil
        let opened = new.came.map { min($0, tx.now) } ?? tx.now
        return Case(
            id: tx.newID(),
            number: number,
            client: new.client,
            contact: new.contact,
            kind: new.kind,
            subject: new.subject,
            text: new.text,
            status: taker == nil ? .new : .working,
            priority: new.priority,
            line: new.line,
            department: new.department,
            owner: taker,
            worker: taker,
            channel: new.channel,
            product: new.product,
            opened: opened,
            due: policy.firstDue(of: new, inPerson: member.id != nil && CaseTurn.isSpoken(new.channel), at: opened)
        )
    }
}

extension NewCase {
    /// With all that was typed made fit to be kept, and a subject.
    fileprivate func worded() throws(InvalidField) -> NewCase {
        var new = self
        new.text = try Wording.text(text, of: "text")
        new.subject = try Wording.line(subject, of: "subject", mayBeEmpty: true)
        if new.subject.isEmpty { new.subject = try Wording.line(SubjectLine.of(new.text), of: "subject") }
        let product = try Wording.line(product ?? "", of: "product", atMost: 100, mayBeEmpty: true)
        new.product = product.isEmpty ? nil : product
        return new
    }
}

extension DeadlinePolicy {
    /// The nearest deadline of a case that begins, so that it has its place on its line's list at once.
    fileprivate func firstDue(of new: NewCase, inPerson: Bool, at opened: Moment) -> Moment? {
        let traits = CaseTraits(kind: new.kind, priority: new.priority, line: new.line)
        let goals: [Goal] = inPerson ? [.solution] : [.firstAnswer, .solution]
        let clocks = goals.compactMap { goal in
            target(goal, traits).map { Clock(goal, of: $0.span, by: $0.calendar, at: opened) }
        }
        return clocks.compactMap(\.reachableDue).min()
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
