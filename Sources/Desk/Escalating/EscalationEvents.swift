import Basics
import Events
import People

extension Event {
    /// Something happened to an escalation. It is told on the case, which stays as it is.
    static func about(
        _ escalation: Escalation,
        on found: Case,
        _ kind: Kind,
        from old: Escalation? = nil,
        _ more: [String: Fact] = [:]
    ) -> Event {
        var data: [String: Fact] = [
            "escalation": Fact(escalation.id), "edition": Fact(escalation.edition), "level": Fact(escalation.level),
            "to_person": Fact(escalation.addressee), "due": Fact(escalation.due),
            "raiser": Fact(escalation.cause.raiser),
        ]
        if let old, old.addressee != escalation.addressee { data["from_person"] = Fact(old.addressee) }
        if let old, old.level != escalation.level { data["level_from"] = Fact(old.level) }
        if let outcome = escalation.outcome { data["outcome"] = .text(outcome.word.rawValue) }
        data.merge(more) { _, own in own }
        return .about(found, kind, from: nil, data)
    }
}
