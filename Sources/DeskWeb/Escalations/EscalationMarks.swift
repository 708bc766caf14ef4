import Basics
import Desk
import HTML
import Pages
import People

/// By when the answer is due, in the colour of how well that stands.
struct EscalationDue: HTML {
    let escalation: Escalation
    let w: Wording

    var body: some HTML {
        let isSoon = escalation.due - w.now <= .hours(1)
        DueMark(escalation.due, escalation.isOverdue(at: w.now) ? .broken : isSoon ? .soon : .calm, w)
    }
}

/// Whose answer is waited for.
struct EscalationWaits: HTML {
    let addressee: Person.ID?
    let names: Names
    let w: Wording

    var body: some HTML {
        if let addressee, addressee == names.me {
            w("escalation.waits-you")
        } else {
            w("escalation.waits", ["name": names.short(addressee, w)])
        }
    }
}

/// What came of it.
struct EscalationOutcome: HTML {
    let outcome: Escalation.Outcome.Word
    let w: Wording

    var body: some HTML {
        switch outcome {
        case .accepted: Badge(w(outcome.name), tone: .good, shape: .half)
        case .decided: Badge(w(outcome.name), tone: .good, shape: .check)
        case .declined: Badge(w(outcome.name), shape: .square)
        case .withdrawn: Badge(w(outcome.name), shape: .ring)
        }
    }
}

/// Who raised it and why, in a line.
struct EscalationCause: HTML {
    let escalation: Escalation
    let names: Names
    let w: Wording

    var body: some HTML {
        switch escalation.cause {
        case .byHand(let person):
            span(.class("escalation-why"), .title(escalation.words.why)) { escalation.words.why.excerpt() }
            div(.class("muted")) { names.short(person, w) }
        case .byItself:
            span { EscalationCause.words(escalation, w) }
            div(.class("muted")) { w("history.program") }
        }
    }

    /// Why it was raised, in a sentence: a person's own, or the procedure's.
    static func words(_ escalation: Escalation, _ w: Wording) -> String {
        switch escalation.cause {
        case .byHand: escalation.words.why
        case .byItself(0): w("escalation.by-itself")
        case .byItself(let share): w("escalation.by-share", ["share": "\(share)"])
        }
    }
}
