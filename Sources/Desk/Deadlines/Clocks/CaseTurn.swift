import Deadlines
import Events
import People

/// What an entry of the journal means for the clocks of its case.
enum CaseTurn: Equatable {
    /// - Parameter inPerson: the client was there, or on the telephone, and had an answer at once.
    case opened(inPerson: Bool)
    /// - Parameter reopens: what waited for the client, or was thought solved, goes on.
    case clientWrote(reopens: Bool)
    case answered
    case answerWithdrawn
    case rested(PauseReason)
    case resumed
    case solved
    case closed
    /// It became part of another case.
    case gone

    init?(_ entry: JournalEntry, _ facts: [String: Fact]) {
        let isClients = facts["client_wrote"]?.truth == true
        switch entry.kind.name {
        case "case.opened", "case.split-from":
            let isByUs = if case .person = entry.actor { true } else { false }
            let channel = facts["channel"]?.text.flatMap(ContactChannel.init)
            self = .opened(inPerson: isByUs && channel.map(Self.isSpoken) ?? false)
        case "case.client-wrote": self = .clientWrote(reopens: false)
        case "case.resumed" where isClients, "case.reopened" where isClients: self = .clientWrote(reopens: true)
        // That a letter has come is no answer to what it asks.
        case "case.answered" where facts["automatic"]?.truth == true: return nil
        case "case.answered", "case.interaction-logged": self = .answered
        case "case.answer-withdrawn": self = .answerWithdrawn
        case "case.set-aside":
            guard let reason = facts["waiting_for"]?.text.flatMap(WaitingFor.init) else { return nil }
            self = .rested(PauseReason(reason))
        case "case.resumed", "case.reopened", "case.separated": self = .resumed
        case "case.solved": self = .solved
        case "case.merged-away": self = .gone
        case "case.closed": self = .closed
        // Who is handed a case that waited has it to work on.
        default:
            guard facts["status_from"]?.text == Case.Status.Word.waiting.rawValue else { return nil }
            self = .resumed
        }
    }

    /// Whether whoever opens a case by it has the client before them.
    static func isSpoken(_ channel: ContactChannel) -> Bool {
        channel == .phone || channel == .meeting
    }
}

extension CaseTraits {
    /// - Returns: nil when the entry does not say how the case stands.
    init?(_ facts: [String: Fact], _ contract: ContractKey?) {
        guard let kind = facts["kind"]?.text.flatMap(Case.Kind.init),
            let priority = facts["priority"]?.number.flatMap({ Case.Priority(rawValue: Int($0)) }),
            let line = facts["line"]?.number.flatMap({ Line(rawValue: Int($0)) })
        else { return nil }
        self.init(kind: kind, priority: priority, line: line, contract: contract)
    }
}

extension PauseReason {
    /// For what a case waits is for what its clock rests.
    init(_ reason: WaitingFor) {
        switch reason {
        case .client: self = .client
        case .colleague: self = .colleague
        case .supplier: self = .supplier
        case .agreedTime: self = .agreedTime
        }
    }

    package var waitingFor: WaitingFor {
        switch self {
        case .client: .client
        case .colleague: .colleague
        case .supplier: .supplier
        case .agreedTime: .agreedTime
        }
    }
}
