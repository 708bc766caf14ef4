import Basics
import Desk
import HTML
import Pages

/// Where one writes: an answer, a note, a call, a hand-over, a correction. One at a time; works without scripts.
struct Composer: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        section(.class("composer"), .id("composer"), .aria("label", reader.w("case.write"))) {
            fieldset(.class("composer-tabs")) {
                legend(.class("visually-hidden")) { reader.w("case.write") }
                ForEach(CaseAct.written) { tab($0) }
            }
            div(.class("composer-part"), .data("part", CaseAct.answer.rawValue)) {
                if page.found.isClosed {
                    p(.class("muted")) { reader.w("case.answer.closed") }
                } else {
                    BegunAnswersPlace(page: page, reader: reader)
                    UndeliverableWarning(points: page.ways.compactMap(\.point), w: reader.w)
                    AnswerForm(page: page, form: page.form(of: .answer), reader: reader)
                }
            }
            div(.class("composer-part"), .data("part", CaseAct.note.rawValue)) {
                NoteForm(page: page, form: page.form(of: .note), reader: reader)
            }
            div(.class("composer-part"), .data("part", CaseAct.log.rawValue)) {
                LogForm(page: page, form: page.form(of: .log), reader: reader)
            }
            div(.class("composer-part"), .data("part", CaseAct.promise.rawValue)) {
                if page.found.isClosed {
                    p(.class("muted")) { reader.w("case.promise.closed") }
                } else {
                    PromiseForm(found: page.found, form: page.form(of: .promise), reader: reader)
                }
            }
            div(.class("composer-part"), .data("part", CaseAct.task.rawValue)) {
                if page.found.isClosed {
                    p(.class("muted")) { reader.w("task.closed") }
                } else {
                    TaskForm(page: page, form: page.form(of: .task), reader: reader)
                }
            }
            div(.class("composer-part"), .data("part", CaseAct.handOver.rawValue)) { handOver }
            div(.class("composer-part"), .data("part", CaseAct.escalate.rawValue)) {
                if page.found.isClosed {
                    p(.class("muted")) { reader.w("escalation.closed") }
                } else if let open = page.desk.escalations.first, page.form(of: .escalate).isEmpty {
                    RaisedAlready(line: open, names: page.names, w: reader.w)
                } else {
                    EscalateForm(page: page, form: page.form(of: .escalate), reader: reader)
                }
            }
            div(.class("composer-part"), .data("part", CaseAct.change.rawValue)) {
                ChangeForm(found: page.found, form: page.form(of: .change), reader: reader)
            }
        }
    }

    @HTMLBuilder
    private func tab(_ act: CaseAct) -> some HTML {
        let id = "write-\(act.rawValue)"
        let label = reader.w(TextKey("case.act.\(act.rawValue)"))
        input(.type("radio"), .name("write"), .id(id), .value(act.rawValue), .checked.when(act == chosen))
        Element(
            "label",
            [.for(id), .data("key", act.key), .data("key-label", label), .title("\(label) (\(act.key.uppercased()))")],
            label
        )
    }

    private var chosen: CaseAct { page.act.isWritten ? page.act : .answer }

    private var handOver: some HTML {
        HandOverForm(page: page, form: page.form(of: .handOver), reader: reader)
    }
}
