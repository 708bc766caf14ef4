import Basics
import Clients
import Desk
import People

/// An escalation in a list.
struct EscalationDocument: Encodable, Sendable {
    let id: Escalation.ID
    let `case`: CaseName
    let client: CaseDocument.ClientName
    /// Of the procedure that it goes by.
    let edition: Int
    let raised: Moment
    /// Left out when the procedure raised it by itself.
    let raiser: Person.ID?
    /// How much of the time for the solution was used then, in percent.
    let share: Int?
    let why: String
    let tried: String
    let wish: String
    let wanted: Moment?
    let level: Int
    let addressee: Person.ID?
    let due: Moment
    let outcome: String?
    let ended: Moment?
    let version: Int

    struct CaseName: Encodable, Sendable {
        let id: Case.ID
        let number: Int
        let subject: String
    }

    init(_ line: EscalationLine) {
        let escalation = line.escalation
        id = escalation.id
        `case` = CaseName(id: escalation.caseID, number: line.caseNumber, subject: line.subject)
        client = CaseDocument.ClientName(id: line.client, name: line.clientName)
        edition = escalation.edition
        raised = escalation.raised
        raiser = escalation.cause.raiser
        share = if case .byItself(let share) = escalation.cause { share } else { nil }
        why = escalation.words.why
        tried = escalation.words.tried
        wish = escalation.words.wish
        wanted = escalation.wanted
        level = escalation.level
        addressee = escalation.addressee
        due = escalation.due
        outcome = escalation.outcome?.word.rawValue
        ended = escalation.outcome?.at
        version = escalation.version
    }
}

/// An escalation with its ladder and what is attached.
struct WholeEscalationDocument: Encodable, Sendable {
    let summary: EscalationDocument
    let steps: [StepDocument]
    let interactions: [Interaction.ID]
    let cases: [Case.ID]

    private enum Key: String, CodingKey {
        case steps
        case interactions
        case cases
    }

    init(_ page: EscalationPage) {
        summary = EscalationDocument(page.line)
        steps = page.steps.map { StepDocument($0, page.notes) }
        interactions = page.interactions.map(\.id)
        cases = page.cases.map(\.id)
    }

    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(steps, forKey: .steps)
        try container.encode(interactions, forKey: .interactions)
        try container.encode(cases, forKey: .cases)
    }

    /// Somebody was asked.
    struct StepDocument: Encodable, Sendable {
        let number: Int
        let level: Int
        let addressee: Person.ID?
        let way: String
        let asked: Moment
        let due: Moment
        let passedOver: [PassedOver]
        let end: String?
        let ended: Moment?
        let endedBy: Person.ID?
        let text: String?

        init(_ step: EscalationStep, _ notes: [Note.ID: Note]) {
            number = step.number
            level = step.level
            addressee = step.addressee
            way = step.way.rawValue
            asked = step.asked
            due = step.due
            passedOver = step.passedOver
            end = step.end?.word.rawValue
            ended = step.end?.at
            endedBy = step.end?.by
            text = step.end?.note.flatMap { notes[$0]?.text }
        }
    }
}

/// What `POST /api/v1/escalations` takes.
struct NewEscalationDocument: Codable, Sendable {
    let `case`: Case.ID
    let why: String
    let tried: String?
    let wish: String?
    let wanted: Moment?
    let level: Int?
    let interactions: [Interaction.ID]?
    let cases: [Case.ID]?

    var new: NewEscalation {
        let attached: [EscalationAttachment] =
            (interactions ?? []).map { .interaction($0) } + (cases ?? []).map { .case($0) }
        return NewEscalation(
            on: `case`,
            Escalation.Words(why: why, tried: tried ?? "", wish: wish ?? ""),
            wanted: wanted,
            level: level,
            attachments: attached
        )
    }
}

/// What `POST /api/v1/escalations/{id}/answers` takes.
struct EscalationAnswerDocument: Codable, Sendable {
    let answer: String
    let text: String
    /// The version that was answered; the last one when it is left out.
    let version: Int?

    func word() throws -> EscalationAnswer { try Word.required(answer, field: "answer") }
}

/// What `POST /api/v1/escalations/{id}/withdrawal` and `/lifting` take.
struct EscalationEndDocument: Codable, Sendable {
    let text: String?
    let version: Int?
}

/// What `POST /api/v1/escalations/{id}/hand-overs` takes.
struct EscalationHandOverDocument: Codable, Sendable {
    let person: Person.ID
    let text: String?
    let version: Int?
}
