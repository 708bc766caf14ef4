import Basics
import Clients
import Events
import People
import Store

extension EscalationDesk {
    /// Raises a case to whoever the procedure says.
    package func raise(_ new: NewEscalation) throws -> Escalation {
        try member.require(.workCases)
        try tx.alone(on: Self.turnstile(new.caseID))
        guard let found = try tx.findCase(new.caseID, visibleTo: member) else { throw CaseRefusal.notFound }
        guard !found.isClosed else { throw CaseRefusal.closed }
        guard try !tx.hasOpenEscalation(on: found) else { throw EscalationRefusal.openAlready }
        let words = try new.words.tidied()
        let edition = try tx.keptEscalationProcedure()
        let number = new.level ?? edition.procedure.first
        guard let level = edition.procedure[number], level.byHand else {
            throw InvalidField("level", "refusal.escalation.level")
        }
        if let wanted = new.wanted {
            guard wanted > tx.now else { throw InvalidField("wanted", "refusal.promise.past") }
            guard wanted <= tx.now + NewEscalation.furthest else {
                throw InvalidField("wanted", "refusal.promise.too-far")
            }
        }
        try level.check(NewEscalation(on: found.id, words, attachments: new.attachments))
        try check(new.attachments, on: found)
        return try begin(
            on: found,
            edition,
            at: number,
            .byHand(member.id),
            words,
            wanted: new.wanted,
            attached: new.attachments
        )
    }

    /// The first step of the ladder, from this level upwards.
    func begin(
        on found: Case,
        _ edition: EscalationEdition,
        at level: Int,
        _ cause: Escalation.Cause,
        _ words: Escalation.Words,
        wanted: Moment? = nil,
        attached: [EscalationAttachment] = []
    ) throws -> Escalation {
        let ladder = try tx.ladder(of: edition.procedure, for: found)
        let asking = ladder.ask(from: level, raiser: cause.raiser, besides: [])
        let escalation = Escalation(
            id: tx.newID(),
            caseID: found.id,
            edition: edition.number,
            cause: cause,
            raised: tx.now,
            words: words,
            wanted: wanted,
            level: asking.level,
            step: 1,
            addressee: asking.person,
            due: try due(edition.procedure[asking.level], wanted: wanted),
            turn: 1,
            outcome: nil,
            version: 1
        )
        try tx.insert(escalation)
        try tx.insert(attached, of: escalation.id)
        try ask(escalation, on: found, .raised, asking.passedOver)
        var facts: [String: Fact] = ["passed_over": Fact(asking.passedOver.count)]
        if case .byItself(let share) = cause { facts["share"] = Fact(share) }
        try tell(escalation, on: found, "case.escalated", from: nil, facts)
        return escalation
    }

    private func check(_ attachments: [EscalationAttachment], on found: Case) throws {
        guard attachments.count <= NewEscalation.mostAttachments else {
            throw InvalidField(
                "attachments",
                "refusal.escalation.attachments",
                ["most": "\(NewEscalation.mostAttachments)"]
            )
        }
        let interactions = attachments.compactMap { if case .interaction(let id) = $0 { id } else { nil } }
        if !interactions.isEmpty {
            let known = Set(try tx.interactions(of: found, among: interactions).map(\.id))
            guard known.isSuperset(of: interactions) else {
                throw InvalidField("attachments", "refusal.escalation.other-interaction")
            }
        }
        let cases = Set(attachments.compactMap { if case .case(let id) = $0 { id } else { nil } })
        let others = try tx.cases(cases, visibleTo: member)
        guard cases.allSatisfy({ others[$0]?.client == found.client }) else {
            throw InvalidField("attachments", "refusal.escalation.other-case")
        }
    }

    static func turnstile(_ id: Case.ID) -> String { "escalation-\(id)" }
}
