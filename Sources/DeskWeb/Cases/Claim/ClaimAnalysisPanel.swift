import Basics
import Desk
import HTML
import Pages
import People

/// Why it came to this, and what is done so that it does not again: tasks, each with how it stands.
struct ClaimAnalysisPanel: HTML {
    let page: ClaimPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("claim.analysis"), id: "analysis") {
            if reader.may(.workCases) {
                form(w)
            } else if let analysis = page.claim.analysis {
                div(.class("claim-text")) { p { analysis.rootCause } }
                ClaimMeasures(page: page, w: w)
            } else {
                p(.class("muted")) { w("claim.analysis.none") }
            }
        }
    }

    private func form(_ w: Wording) -> some HTML {
        let form = page.form(of: .analysis, w)
        return PostForm(to: Address.claim(page.number, "analysis"), reader) {
            HiddenField("version", "\(page.claim.version)")
            FormErrors(form, w)
            TextArea("rootCause", w("claim.root-cause"), form, w, hint: w("claim.root-cause.hint"), rows: 3)
            ClaimMeasures(page: page, w: w)
            if let receivers = page.receivers {
                if page.measures.isEmpty {
                    fields(receivers, form, w)
                } else {
                    details(.class("claim-again"), .open.when(page.part == .analysis)) {
                        summary { w("claim.measure.another") }
                        fields(receivers, form, w)
                    }
                }
            }
            p { SubmitButton(w("claim.analyse"), style: page.style(of: .analysis), icon: .check) }
        }
    }

    private func fields(_ receivers: TaskReceivers, _ form: Form, _ w: Wording) -> some HTML {
        div(.class("stack")) {
            TextArea(
                "wanted",
                w("claim.measure"),
                form,
                w,
                required: false,
                hint: w("claim.measure.hint"),
                max: 5000,
                rows: 2,
                scope: "measure"
            )
            div(.class("fields")) {
                SelectField(
                    "to",
                    w("claim.measure.owner"),
                    form,
                    w,
                    groups: receivers.groups(w),
                    required: false,
                    empty: w("claim.nobody"),
                    scope: "measure"
                )
                TextField(
                    "due",
                    w("claim.measure.due"),
                    form,
                    w,
                    kind: .dateTime,
                    required: false,
                    hint: w("task.due.hint"),
                    scope: "measure"
                )
            }
        }
    }
}

/// What was asked for, and how each of it stands.
private struct ClaimMeasures: HTML {
    let page: ClaimPage
    let w: Wording

    var body: some HTML {
        if !page.measures.isEmpty {
            div(.class("field")) {
                h3 { w("claim.measures") }
                ul(.class("claim-measures")) { ForEach(page.measures) { line in li { measure(line) } } }
            }
        } else if let noted = page.claim.analysis?.noted {
            div(.class("field")) {
                h3 { w("claim.measures") }
                div(.class("claim-text")) { p { noted.text } }
                p(.class("muted")) {
                    w(
                        "claim.measure.noted",
                        ["who": page.names.short(noted.owner, w), "when": noted.due.map { w.day($0) } ?? "—"]
                    )
                }
            }
        }
    }

    @HTMLBuilder
    private func measure(_ line: TaskLine) -> some HTML {
        a(.href(Address.task(line.task.number)), .class("claim-measure")) {
            Icon(.task)
            span { line.task.what }
        }
        p(.class("claim-measure-state")) {
            span(.class("muted")) { line.whom(w) }
            MeasureMark(task: line.task, w: w)
        }
    }
}

/// Done, late, or by when.
private struct MeasureMark: HTML {
    let task: WorkTask
    let w: Wording

    var body: some HTML {
        switch task.measureStanding(at: w.now) {
        case .open:
            TaskBadge(word: task.state.word, w: w)
            TaskDue(task: task, w: w)
        case .overdue:
            Badge(w("claim.measure.overdue"), tone: .bad, shape: .triangle)
            DueMark(task.due, .broken, w)
        case .done:
            Badge(w("claim.measure.done"), tone: .good, shape: .check)
            if let outcome = task.state.outcome { RelativeTime(outcome.at, w) }
        case .doneLate:
            Badge(w("claim.measure.done-late"), tone: .warn, shape: .check)
            if let outcome = task.state.outcome {
                span { w("task.late-by", ["span": w.duration(outcome.overrun)]) }
            }
        case .withdrawn: TaskBadge(word: task.state.word, w: w)
        }
    }
}
