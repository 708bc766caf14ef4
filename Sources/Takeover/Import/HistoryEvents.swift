import Basics
import Desk
import Events
import People

/// What a step in the life of a case becomes in the journal: the desk's own events with the desk's own facts, so that every
/// report and page reads them like any other, and besides these what the other program called it.
extension Event {
    static func history(_ step: CaseStory.Step, isFirst: Bool, of log: String) -> Event {
        let happening = step.happening
        var facts = step.after.standing
        if let before = step.before { facts.merge(step.after.changes(since: before)) { _, change in change } }
        facts["source"] = .text(log)
        facts["row"] = Fact(happening.row)
        facts["status_text"] = .text(happening.statusText)
        facts["owner_name"] = .text(happening.ownerName)
        if case .waiting(let reason) = step.after.status { facts["waiting_for"] = .text(reason.rawValue) }
        if case .closed(_, let way) = step.after.status { facts["confirmed_by"] = .text(way.rawValue) }
        return Event(
            isFirst ? "case.opened" : step.kind,
            of: step.after.eventSubject,
            client: step.after.client.rawValue,
            data: facts
        )
    }
}

extension CaseStory.Step {
    /// Named by what the step led to.
    fileprivate var kind: Event.Kind {
        guard let before else { return "case.progressed" }
        switch (before.status.word, after.status.word) {
        case (.solved, .new), (.solved, .working), (.solved, .waiting), (.closed, .new), (.closed, .working),
            (.closed, .waiting):
            return "case.reopened"
        case (let old, .solved) where old != .solved: return "case.solved"
        case (let old, .closed) where old != .closed: return "case.closed"
        case (_, .waiting) where before.status != after.status: return "case.set-aside"
        case (.waiting, .working): return "case.resumed"
        case (.new, .working): return "case.taken"
        case (.working, .new), (.waiting, .new): return "case.handed-over"
        default:
            let isPassedOn = after.isHandedOver(from: before) || before.owner != after.owner
            return isPassedOn ? "case.handed-over" : "case.progressed"
        }
    }
}

extension Case {
    /// How it stands.
    fileprivate var standing: [String: Fact] {
        [
            "number": Fact(number), "version": Fact(version), "kind": .text(kind.rawValue),
            "status": .text(status.word.rawValue), "priority": Fact(priority.rawValue), "line": Fact(line.rawValue),
            "owner": Fact(owner), "worker": Fact(worker), "department": Fact(department), "product": Fact(product),
            "hand_overs": Fact(handOvers),
        ]
    }

    /// Where it stood, when it moved.
    fileprivate func changes(since old: Case) -> [String: Fact] {
        var facts: [String: Fact] = [:]
        if old.status.word != status.word { facts["status_from"] = .text(old.status.word.rawValue) }
        if old.line != line { facts["line_from"] = Fact(old.line.rawValue) }
        if old.owner != owner { facts["owner_from"] = Fact(old.owner) }
        if old.worker != worker { facts["worker_from"] = Fact(old.worker) }
        if old.department != department { facts["department_from"] = Fact(old.department) }
        return facts
    }
}

extension Happening {
    /// What was taken over before, read back.
    /// - Returns: nil for what happened in Highrock itself or came from another log.
    init?(_ entry: JournalEntry, from log: String) {
        let facts = entry.facts
        guard facts["source"]?.text == log, let word = facts["status"]?.text.flatMap(Case.Status.Word.init) else {
            return nil
        }
        at = entry.at
        row = nil
        statusText = facts["status_text"]?.text ?? ""
        ownerName = facts["owner_name"]?.text ?? ""
        status = StatusStep(word, waitingFor: facts["waiting_for"]?.text.flatMap(WaitingFor.init))
        owner = facts["owner"]?.id()
        kind = facts["kind"]?.text.flatMap(Case.Kind.init) ?? .request
        priority = facts["priority"]?.number.flatMap { Case.Priority(rawValue: Int($0)) } ?? .normal
        line = facts["line"]?.number.flatMap { Line(rawValue: Int($0)) } ?? .first
        department = facts["department"]?.id()
        product = facts["product"]?.text
        note = nil
    }
}

extension StatusStep {
    fileprivate init(_ word: Case.Status.Word, waitingFor: WaitingFor?) {
        switch word {
        case .new: self = .new
        case .working: self = .working
        case .waiting: self = .waiting(waitingFor ?? .colleague)
        case .solved: self = .solved
        case .closed: self = .closed
        }
    }
}
