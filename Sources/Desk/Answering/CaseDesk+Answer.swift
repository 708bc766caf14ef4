import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Answers the client. What is written waits in the outbox for its channel and can be withdrawn while it does; what was
    /// said on the telephone or at a meeting has been said. Answering a case that nobody has taken takes it.
    ///
    /// - Parameters:
    ///   - point: the address to use; the contact's or the client's first one when nil.
    ///   - version: the one that the writer saw, if an answer to anything newer is to be refused.
    package func answer(
        _ id: Case.ID,
        _ text: String,
        via channel: ContactChannel,
        to point: ContactPoint.ID? = nil,
        version: Int? = nil
    ) throws -> Interaction {
        let author = try person()
        var current = try visible(id, version: version)
        guard !current.isClosed else { throw CaseRefusal.closed }
        let text = try Wording.text(text, of: "text")
        let address = try address(for: current, via: channel, at: point)
        if current.status == .new { current = try take(current, author) }
        let answer = try send(text, about: current, via: channel, to: address)
        let facts: [String: Fact] = [
            "interaction": Fact(answer.id), "channel": .text(channel.rawValue),
            "delivery": Fact(answer.delivery?.rawValue),
        ]
        try keep(current.next(at: tx.now) { _ in }, over: current, "case.answered", facts)
        try tx.dropDraft(of: author, at: .answer(on: id))
        return answer
    }

    /// Takes back an answer that has not left the house yet.
    package func withdrawAnswer(_ id: Interaction.ID) throws -> Interaction {
        try member.require(.workCases)
        guard var answer = try tx.interaction(id, visibleTo: member), let caseID = answer.caseID else {
            throw CaseRefusal.interactionNotFound
        }
        if answer.author != member.id { try member.require(.distributeCases) }
        guard try tx.withdraw(id) else { throw CaseRefusal.notWithdrawable }
        answer.delivery = .withdrawn
        let current = try visible(caseID)
        let facts: [String: Fact] = ["interaction": Fact(id)]
        try keep(current.next(at: tx.now) { _ in }, over: current, "case.answer-withdrawn", facts)
        return answer
    }

    private func send(
        _ text: String,
        about current: Case,
        via channel: ContactChannel,
        to address: String?
    ) throws -> Interaction {
        let answer = Interaction(
            id: tx.newID(),
            client: current.client,
            contact: current.contact,
            caseID: current.id,
            channel: channel,
            direction: .out,
            author: member.id,
            at: tx.now,
            subject: current.subject,
            text: text,
            delivery: address == nil ? nil : channel.firstDelivery
        )
        try tx.insert(answer)
        if let address, let delivery = answer.delivery { try tx.post(answer, to: address, state: delivery) }
        return answer
    }

    /// Where a written answer goes; nil when nothing has to carry it.
    private func address(for current: Case, via channel: ContactChannel, at id: ContactPoint.ID?) throws -> String? {
        guard channel.isWritten else { return nil }
        guard let kind = channel.pointKind else { return "" }
        guard let client = try tx.findClient(current.client, visibleTo: member) else { throw CaseRefusal.notFound }
        let points = try tx.points(of: client).filter { $0.kind == kind }
        let chosen =
            if let id {
                points.first { $0.id == id }
            } else {
                points.first { $0.contact == current.contact } ?? points.first { $0.contact == nil } ?? points.first
            }
        guard let chosen else { throw CaseRefusal.noAddress(channel) }
        return kind == .postal ? chosen.value : chosen.normalized
    }
}

extension Transaction {
    /// - Returns: false when it is not waiting any more.
    fileprivate func withdraw(_ id: Interaction.ID) throws -> Bool {
        try run("UPDATE outbox SET state = 'withdrawn' WHERE interaction = \(id) AND state = 'waiting'") == 1
    }
}

extension ContactChannel {
    /// Whether something has to carry an answer that goes this way.
    package var isWritten: Bool {
        switch self {
        case .phone, .meeting: false
        case .email, .web, .portal, .chat, .message, .letter, .fax: true
        }
    }

    /// The sort of address that it needs; nil where the client comes to us to read.
    fileprivate var pointKind: ContactPoint.Kind? {
        switch self {
        case .email: .email
        case .phone, .message, .fax: .phone
        case .letter: .postal
        case .web, .portal, .chat, .meeting: nil
        }
    }

    /// The portal shows at once what is kept; the rest waits for its channel.
    fileprivate var firstDelivery: Interaction.Delivery {
        pointKind == nil ? .sent : .waiting
    }
}
