import Basics
import Clients
import Events
import Files
import People
import Store

extension CaseDesk {
    /// Answers the client. What is written waits in the outbox for its channel and can be withdrawn while it does; what was
    /// said on the telephone or at a meeting has been said. Answering a case that nobody has taken takes it.
    ///
    /// - Parameters:
    ///   - point: the address to use; the contact's or the client's first one when nil.
    ///   - subject: of a letter by mail; the case's when nil or empty.
    ///   - copies: who else gets it, of a letter by mail.
    ///   - later: not before then.
    ///   - withDraftFiles: what the writer has attached to the draft of it goes along.
    ///   - uploaded: files that the writer has brought for answers on this case.
    ///   - version: the one that the writer saw, if an answer to anything newer is to be refused.
    package func answer(
        _ id: Case.ID,
        _ text: String,
        via channel: ContactChannel,
        to point: ContactPoint.ID? = nil,
        subject: String? = nil,
        copies: [EmailAddress] = [],
        later: Moment? = nil,
        withDraftFiles: Bool = false,
        uploaded: [StoredFile.ID] = [],
        version: Int? = nil
    ) throws -> Interaction {
        let author = try person()
        var current = try visible(id, version: version)
        guard !current.isClosed else { throw CaseRefusal.closed }
        guard copies.count <= Self.mostCopies else {
            throw InvalidField("copies", "refusal.case.too-many-copies", ["most": "\(Self.mostCopies)"])
        }
        let text = try Wording.text(text, of: "text")
        let subject = try Wording.line(subject ?? "", of: "subject", atMost: 200, mayBeEmpty: true)
        let address = try address(for: current, via: channel, at: point)
        let files =
            try (withDraftFiles ? tx.draftFiles(of: author, at: .answer(on: id)) : [])
            + (uploaded.isEmpty ? [] : self.uploaded(uploaded, for: id, by: author))
        guard files.isEmpty || channel.carriesFiles else { throw CaseRefusal.carriesNoFiles(channel) }
        if current.status == .new { current = try take(current, author) }
        let answer = try send(
            Said(text: text, subject: channel == .email && !subject.isEmpty ? subject : current.subject),
            about: current,
            via: channel,
            to: address,
            copies: copies,
            later: later
        )
        if !files.isEmpty { try tx.hand(files, of: author, to: answer.id) }
        let facts: [String: Fact] = [
            "interaction": Fact(answer.id), "channel": .text(channel.rawValue),
            "delivery": Fact(answer.delivery?.rawValue),
        ]
        try keep(current.next(at: tx.now) { _ in }, over: current, "case.answered", facts)
        if channel == .chat {
            let due = tx.now + ChatAnswer.patience
            try tx.enqueue(.chatFollowing, payload: ChatAnswer(interaction: answer.id), due: due)
        }
        for place in [DraftPlace.answer(on: id), .answerSubject(on: id)] { try tx.dropDraft(of: author, at: place) }
        return answer
    }

    private static let mostCopies = 50

    private func uploaded(_ ids: [StoredFile.ID], for id: Case.ID, by author: Person.ID) throws -> [StoredFile] {
        let brought = try tx.draftFiles(of: author, at: .upload(for: id))
        return try ids.map { wanted in
            guard let file = brought.first(where: { $0.id == wanted }) else {
                throw InvalidField("files", "refusal.case.not-uploaded", ["file": "\(wanted)"])
            }
            return file
        }
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
        try bringBackFiles(of: answer)
        let current = try visible(caseID)
        let facts: [String: Fact] = ["interaction": Fact(id)]
        try keep(current.next(at: tx.now) { _ in }, over: current, "case.answer-withdrawn", facts)
        return answer
    }

    /// What was attached lies with the draft again, for the one who wrote it.
    private func bringBackFiles(of answer: Interaction) throws {
        guard let author = answer.author, author == member.id, let caseID = answer.caseID else { return }
        for file in try tx.files(of: [answer.id])[answer.id] ?? [] {
            try tx.attach(file, of: author, at: .answer(on: caseID))
        }
    }

    private struct Said {
        let text: String
        let subject: String
    }

    private func send(
        _ said: Said,
        about current: Case,
        via channel: ContactChannel,
        to address: String?,
        copies: [EmailAddress],
        later: Moment?
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
            subject: said.subject,
            text: said.text,
            delivery: address == nil ? nil : channel.firstDelivery
        )
        try tx.insert(answer)
        if let address, let delivery = answer.delivery {
            // Whoever sees a mistake the moment after sending can still take the letter back.
            let soonest = channel == .email ? tx.now + Outbox.secondThoughts : tx.now
            let due = max(later ?? soonest, soonest)
            try tx.post(answer, to: address, copies: copies, state: delivery, due: due)
        }
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
        try run(
            """
            UPDATE outbox SET state = 'withdrawn', ended = \(now), parked = NULL
            WHERE interaction = \(id) AND state = 'waiting'
            """
        ) == 1
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

    /// Whether files can go along.
    package var carriesFiles: Bool {
        switch self {
        case .email, .portal, .chat, .web, .letter: true
        case .phone, .message, .meeting, .fax: false
        }
    }

    /// The portal shows at once what is kept; the rest waits for its channel.
    fileprivate var firstDelivery: Interaction.Delivery {
        pointKind == nil ? .sent : .waiting
    }
}
