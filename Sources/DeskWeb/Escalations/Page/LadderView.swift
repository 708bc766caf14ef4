import Basics
import Desk
import HTML
import Pages
import People

/// The ladder: what was asked of whom so far, and the levels that are still above.
struct LadderView: HTML {
    let page: EscalationWorkPage
    let w: Wording

    private var escalation: Escalation { page.escalation }
    private var procedure: EscalationProcedure { page.shown.edition.procedure }

    var body: some HTML {
        Panel(w("escalation.ladder")) {
            ol(.class("ladder")) {
                ForEach(page.shown.steps) { step in
                    li(.class("now").when(step.end == nil), .aria("current", "step").when(step.end == nil)) {
                        told(step)
                    }
                }
                if escalation.isOpen {
                    ForEach(above) { number in
                        li(.class("above")) {
                            header {
                                strong { name(number) }
                                span { addressee(number) }
                                span(.class("muted")) { time(number) }
                            }
                        }
                    }
                }
            }
            p(.class("hint")) { w("escalation.edition", ["number": "\(page.shown.edition.number)"]) }
        }
    }

    private var above: [Int] { Array((escalation.level + 1)..<max(procedure.levels.count + 1, escalation.level + 1)) }

    @HTMLBuilder
    private func told(_ step: EscalationStep) -> some HTML {
        header {
            strong { name(step.level) }
            span { page.names.short(step.addressee, w) }
            span(.class("muted")) {
                w(step.way.name)
                " "
                ExactTime(step.asked, w)
            }
        }
        ForEach(step.passedOver) { passed in
            p(.class("muted")) {
                w(
                    passed.why.name,
                    ["name": passed.person.map { page.names.short($0, w) } ?? "", "level": "\(passed.level)"]
                )
            }
        }
        if let end = step.end {
            p {
                w(end.word.name, ["name": page.names.short(end.by, w)])
                " "
                ExactTime(end.at, w)
            }
            if let note = end.note.flatMap({ page.shown.notes[$0] }) {
                blockquote(.class("escalation-words")) { note.text }
            }
        } else {
            p { EscalationDue(escalation: escalation, w: w) }
            if step.addressee == nil { p { w("escalation.nobody") } }
        }
    }

    private func name(_ number: Int) -> String {
        let name = procedure[number]?.name ?? ""
        return name.isEmpty ? w("escalation.level-number", ["number": "\(number)"]) : name
    }

    private func addressee(_ number: Int) -> String {
        guard let to = procedure[number]?.to else { return "" }
        let name = to.name(people: page.shown.names, departments: page.shown.departments)
        return w(name.words, name.gaps)
    }

    private func time(_ number: Int) -> String {
        w("escalation.has", ["time": w.duration(.minutes(procedure[number]?.minutes ?? 0))])
    }
}
