import Basics
import Events

/// A fact of an entry that is worth a word, with what it was before when that is told, too.
///
/// Rooms name the two in three ways: `position-before` and `position`, `name_from` and `name_to`, `line_from` and `line`.
struct JournalFact: Sendable, Equatable {
    /// Of the event.
    let kind: String
    let name: String
    let before: Fact?
    let after: Fact?

    /// What is always told with a kind of event, then what has changed by it.
    static func told(by entry: JournalEntry) -> [JournalFact] {
        let facts = entry.facts
        let kind = entry.kind.name
        let stated = (stated[kind] ?? []).compactMap { name -> JournalFact? in
            guard let fact = facts[dashed(name)] ?? facts[name], fact != .none else { return nil }
            return JournalFact(kind: kind, name: name, before: nil, after: fact)
        }
        let feature = String(kind.prefix { $0 != "." })
        let moved = (moved[feature] ?? []).compactMap { name -> JournalFact? in
            guard let before = facts["\(dashed(name))-before"] ?? facts["\(name)_from"] else { return nil }
            let after = facts["\(name)_to"] ?? facts[dashed(name)] ?? facts[name]
            return JournalFact(kind: kind, name: name, before: before, after: after)
        }
        return stated + moved
    }

    private static func dashed(_ name: String) -> String { name.replacing("_", with: "-") }

    private static let stated: [String: [String]] = [
        "person.added": ["login", "position", "department", "line", "roles"],
        "person.preferred": ["language", "time_zone", "theme"],
        "person.skill-set": ["name", "level"],
        "department.added": ["parent", "head"],
        "token.made": ["name", "scopes", "expires"],
        "client.named": ["person"],
        "client.unnamed": ["person"],
        "client.consent-given": ["purpose", "day", "document"],
        "client.consent-withdrawn": ["purpose", "day", "document"],
        "client.tagged": ["added", "removed"],
        "client.field-changed": ["name"],
        "client.exported": ["format"],
        "client.disturbed": ["reason", "by_keys"],
        "client-field.added": ["name"],
        "client-import.begun": ["file"],
        "client-import.ended": ["file", "added", "completed", "rejected"],
        "client-list.exported": ["clients", "format"],
        "contact.added": ["name", "position"],
        "contact.removed": ["name"],
        "contact.restored": ["name"],
        "interaction.received": ["channel"],
        "interaction.logged": ["channel", "direction"],
        "interaction.described": ["channel"],
        "takeover.begun": ["file", "source"],
        "job.died": ["kind"],
        "case.opened": ["subject", "channel"],
        "case.answered": ["channel"],
        "case.client-wrote": ["channel"],
        "case.interaction-logged": ["channel"],
        "case.handed-over": ["to_person", "to_department", "to_line"],
        "case.set-aside": ["waiting_for"],
        "case.left-behind": ["person"],
        "case.closed": ["confirmed_by"],
        "case.deadline-near": ["goal", "share", "due"],
        "case.deadline-broken": ["goal", "share", "due"],
        "case.promise-near": ["due"],
        "case.promise-broken": ["due"],
        "task.asked": ["what", "department", "person", "due"],
        "task.asked-again": ["department", "person", "due"],
        "task.near": ["share", "due"],
        "task.overdue": ["share", "due"],
        "task.done": ["overrun_minutes"],
        "task-repetition.begun": ["what", "department", "person", "next"],
        "case.promised": ["due"],
        "case.promise-postponed": ["due"],
        "case.escalated": ["to_person", "due"],
        "case.escalation-climbed": ["to_person", "due"],
        "case.escalation-lifted": ["to_person", "due"],
        "case.escalation-handed": ["to_person"],
        "case.promise-kept": ["due"],
        "case.promise-withdrawn": ["due"],
        "case.claim-filled": ["severity", "department_at_fault"],
        "case.claim-decided": ["verdict"],
        "case.claim-answered": ["outgoing"],
        "case.guide-begun": ["guide_ru"],
        "case.guide-stepped": ["step_ru", "branch_ru"],
        "case.guide-finished": ["guide_ru", "step_ru"],
        "case.guide-left": ["guide_ru", "step_ru"],
        "claim-cause.added": ["name"],
        "claim-cause.changed": ["name"],
        "claim-cause.closed": ["name"],
        "claim-cause.reopened": ["name"],
        "claim-cause.removed": ["name"],
        "guide.added": ["name"],
        "guide.published": ["name", "edition"],
        "guide.closed": ["name"],
        "guide.reopened": ["name"],
        "agent.state-changed": ["pause", "until"],
        "agent.call-overseen": ["call_act"],
        "call-queue.added": ["name"],
        "call-queue.closed": ["name"],
        "call-queue.reopened": ["name"],
        "call-matter.added": ["name"],
        "call-matter.closed": ["name"],
        "call-matter.reopened": ["name"],
        "call-round.added": ["name"],
        "call-round.changed": ["name"],
        "call-round.started": ["name"],
        "call-round.paused": ["name"],
        "call-round.closed": ["name"],
        "call-round.filled": ["name", "count"],
        "call-round.called": ["name", "outcome", "missed", "attempts"],
        "call-round.joined": ["name"],
        "call-round.left": ["name"],
        "service-number.added": ["name", "digits"],
        "service-number.changed": ["name", "digits"],
        "service-number.removed": ["name", "digits"],
        "service-number.shown": ["name", "digits", "department", "queue_name", "person"],
        "service-number.not-shown": ["name", "digits", "department", "queue_name", "person"],
        "phone.added": ["person", "extension"],
        "phone.password-renewed": ["person", "extension"],
        "phone.removed": ["person", "extension"],
        "phone.settings-shown": ["person", "extension"],
        "phone.link-made": ["person", "extension"],
        "phone.settings-fetched": ["person", "extension"],
        "call.answered": ["direction", "person"],
        "call.not-reached": ["person"],
        "call.recording-lost": ["why"],
    ]

    private static let moved: [String: [String]] = [
        "person": ["name", "email", "position", "department", "line", "language", "time_zone", "roles"],
        "department": ["name", "parent", "head"],
        "skill": ["name"],
        "company": ["name", "takes_questions", "greeting_ru", "greeting_en"],
        "client": ["name", "tax_number", "own_manager", "language", "value"],
        "client-field": ["name"],
        "contact": ["name", "position"],
        "agent": ["agent_state"],
        "call-queue": ["name"],
        "call-matter": ["name"],
        "case": ["status", "line", "owner", "worker", "department", "subject", "kind", "priority", "product"],
    ]
}

extension JournalFact {
    /// What a fact's value means.
    enum Sort: Sendable {
        case text
        case person
        case department
        case line
        case roles
        case permissions
        case language
        case theme
        case status
        case priority
        case caseKind
        case channel
        case waiting
        case confirmation
        case direction
        case level
        /// A day.
        case moment
        /// A day and an hour.
        case time
        case truth
        case goal
        case severity
        case verdict
        case agentState
        case pause
        case callAct
        case roundOutcome
        case roundMiss
        case recordingLoss
    }

    /// By its name, as it stands in an entry; nil for what is never shown.
    static func sort(of name: String) -> Sort? {
        let bare = name.replacing("-before", with: "").replacing("-", with: "_")
        let core = ["_from", "_to"].first { bare.hasSuffix($0) }.map { String(bare.dropLast($0.count)) } ?? bare
        return sorts[core]
    }

    private static let sorts: [String: Sort] = [
        "name": .text, "login": .text, "email": .text, "position": .text, "department": .department, "line": .line,
        "roles": .roles, "language": .language, "time_zone": .text, "theme": .theme, "level": .level,
        "parent": .department, "head": .person, "scopes": .permissions, "expires": .moment, "takes_questions": .truth,
        "greeting_ru": .text, "greeting_en": .text, "tax_number": .text, "own_manager": .person, "person": .person,
        "channel": .channel, "direction": .direction, "file": .text, "source": .text, "subject": .text,
        "confirmed_by": .confirmation, "waiting_for": .waiting, "owner": .person, "worker": .person,
        "status": .status, "priority": .priority, "product": .text, "kind": .caseKind, "to_person": .person,
        "to_department": .department, "to_line": .line, "added": .text, "removed": .text, "completed": .text,
        "rejected": .text, "clients": .text, "format": .text, "value": .text,
        "severity": .severity, "department_at_fault": .department, "verdict": .verdict, "guide_ru": .text,
        "step_ru": .text, "branch_ru": .text, "edition": .text,
        "agent_state": .agentState, "call_act": .callAct, "why": .recordingLoss, "pause": .pause, "until": .time,
        "outcome": .roundOutcome, "missed": .roundMiss,
        "digits": .text,
        "extension": .text,
        "purpose": .text, "day": .text, "document": .text, "due": .time,
        "what": .text, "overrun_minutes": .text, "next": .text, "goal": .goal, "share": .text,
    ]

    /// Everything that is shown, for the test that each has a text.
    static let shownNames = Set(stated.values.joined()).union(moved.values.joined())
}
