import Basics

/// Something that happened, said in the past tense by the feature that it happened in (`extension Event { static func … }`).
package struct Event: Sendable {
    /// `feature.what-happened`, as in `case.handed-over`.
    package let kind: Kind
    package let subject: Subject
    /// Whose secret it is, for need-to-know; nil when it is about no client.
    package let client: Int64?
    package let data: [String: Fact]

    package init(_ kind: Kind, of subject: Subject, client: Int64? = nil, data: [String: Fact] = [:]) {
        self.kind = kind
        self.subject = subject
        self.client = client
        self.data = data
    }

    package struct Kind: Hashable, Sendable, ExpressibleByStringLiteral {
        package let name: String

        package init(_ name: String) { self.name = name }
        package init(stringLiteral name: String) { self.name = name }
    }

    /// The one thing that an event is about.
    package struct Subject: Hashable, Sendable {
        package let kind: SubjectKind
        package let id: Int64

        package init<Thing>(_ kind: SubjectKind, _ id: ID<Thing>) {
            self.kind = kind
            self.id = id.rawValue
        }

        package init(kind: SubjectKind, rawValue: Int64) {
            self.kind = kind
            id = rawValue
        }
    }
}

/// The sorts of things that events, search and outside names speak of. Their names are stored; never rename one.
package enum SubjectKind: String, Codable, CaseIterable, Sendable {
    case person
    case department
    case skill
    case token
    case client
    case contact
    case clientField = "client-field"
    case clientImport = "client-import"
    case interaction
    case serviceCase = "case"
    case task
    /// What asks for work again and again.
    case taskRepetition = "task-repetition"
    case promise
    case escalation
    /// The levels by which cases are escalated.
    case procedure
    /// A step-by-step guide through a conversation.
    case guide
    case claimCause = "claim-cause"
    /// What deadlines are counted by.
    case deadlines
    case savedFilter = "saved-filter"
    case takeover
    case template
    case rule
    case mailbox
    case letter
    case call
    case callQueue = "call-queue"
    /// What calls are about.
    case callMatter = "call-matter"
    /// Whom to call, one after another.
    case callRound = "call-round"
    /// A number at which clients call.
    case serviceNumber = "service-number"
    /// A telephone of somebody of the staff.
    case phone
    case job
    case system
}

/// Who did it.
package enum Actor: Hashable, Sendable {
    /// The program itself.
    case system
    /// A person of the staff.
    case person(Int64)
    /// The client, through the portal, a form or a letter.
    case client(Int64)

    var kind: String {
        switch self {
        case .system: "system"
        case .person: "person"
        case .client: "client"
        }
    }

    var id: Int64? {
        switch self {
        case .system: nil
        case .person(let id), .client(let id): id
        }
    }

    init?(kind: String, id: Int64?) {
        switch (kind, id) {
        case ("system", _): self = .system
        case ("person", let id?): self = .person(id)
        case ("client", let id?): self = .client(id)
        default: return nil
        }
    }
}
