import Basics
import Desk
import HTML
import Pages

/// Why a case has to go higher, what was tried, which decision is asked for, and by when.
struct EscalateForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let (w, found) = (reader.w, page.found)
        let form = page.desk.claim?.guiding.told(w).map { self.form.filled("tried", $0) } ?? self.form
        ComposeForm(.escalate, on: found, form, reader, send: ("escalation.send", .flag)) {
            TextArea("why", w("escalation.why"), form, w, max: 5000, rows: 2, scope: "escalate")
            div(.class("fields")) {
                words("tried", .tried, form, w)
                words("wish", .wish, form, w)
            }
            TextField(
                "wanted",
                w("escalation.wanted"),
                form,
                w,
                kind: .dateTime,
                required: false,
                hint: w("escalation.wanted.hint"),
                scope: "escalate"
            )
            if let choices = page.raising {
                RaisingFields(choices: choices, form: choices.begun(self.form, on: found), w: w)
            } else {
                div(.data("fill", Address.act(.escalate, on: page.number) + "/new")) {
                    level(w)
                    a(.href(Address.case(page.number) + "?write=escalate#composer")) { w("escalation.choose") }
                }
            }
        }
    }

    /// Whether it has to be filled in depends on the level; the server knows once that is chosen, a script at once.
    private func words(
        _ name: String,
        _ demand: EscalationProcedure.Demand,
        _ form: Form,
        _ w: Wording
    ) -> some HTML {
        TextArea(
            name,
            w(TextKey("escalation.\(name)")),
            form,
            w,
            required: page.raising?.demands(form).contains(demand) ?? false,
            max: 5000,
            rows: 2,
            scope: "escalate"
        )
    }

    private func level(_ w: Wording) -> some HTML {
        SelectField(
            "level",
            w("escalation.to"),
            form,
            w,
            required: false,
            empty: w("escalation.to.first"),
            scope: "escalate"
        )
    }
}

extension Guiding {
    /// What was tried by a guide that is under way, for who is asked for more; nil where nothing was.
    fileprivate func told(_ w: Wording) -> String? {
        guard let run, run.isUnderWay, let document, !stamps.isEmpty else { return nil }
        let steps = stamps.map { stamp in
            let step = document.step(stamp.step)
            let branch = stamp.branch.flatMap { step?.branch($0)?.name[w.language] }
            let taken = [step?.name[w.language], branch].compactMap(\.self).joined(separator: " → ")
            return stamp.note.isEmpty ? taken : "\(taken) (\(stamp.note))"
        }
        return w("guide.tried", ["guide": document.name[w.language], "steps": steps.joined(separator: "; ")])
    }
}

/// To which level, and what shows what it is about.
struct RaisingFields: HTML {
    let choices: RaisingChoices
    let form: Form
    let w: Wording

    var body: some HTML {
        div(
            .class("escalation-raising"),
            .data("demands", choices.demandsByLevel),
            .data("optional", w("form.optional")),
            .data("missing", w("refusal.escalation.attachment"))
        ) {
            level
            attachments
        }
    }

    private var level: some HTML {
        SelectField(
            "level",
            w("escalation.to"),
            form,
            w,
            options: choices.levels(w),
            required: false,
            empty: w("escalation.to.first"),
            hint: w("escalation.to.hint"),
            scope: "escalate"
        )
    }

    @HTMLBuilder
    private var attachments: some HTML {
        if !choices.interactions.isEmpty || !choices.cases.isEmpty {
            FieldSet(
                "attachments",
                w("escalation.attached"),
                form,
                w,
                required: choices.demands(form).contains(.attachment)
            ) {
                div(.class("choices"), .class("escalation-attached")) {
                    ForEach(choices.cases) { line in
                        CheckField(
                            "case",
                            w("case.number", ["number": "\(line.case.number)"]) + " · " + line.case.subject.excerpt(80),
                            form,
                            hint: w(line.case.kind.name),
                            value: "\(line.case.id)"
                        )
                    }
                    ForEach(choices.interactions) { said in
                        CheckField(
                            "interaction",
                            (said.subject.isEmpty ? said.text : said.subject).excerpt(80),
                            form,
                            hint: w(said.channel.name) + ", " + w.when(said.at),
                            value: "\(said.id)"
                        )
                    }
                }
            }
        }
    }
}

/// There is one ladder to a case: instead of the form, the way to the one that is climbed.
struct RaisedAlready: HTML {
    let line: EscalationLine
    let names: Names
    let w: Wording

    var body: some HTML {
        p(.class("muted")) { w("refusal.escalation.open-already") }
        p(.class("row")) {
            EscalationDue(escalation: line.escalation, w: w)
            EscalationWaits(addressee: line.escalation.addressee, names: names, w: w)
        }
        p { Button(w("escalation.to-open"), href: Address.escalation(line.escalation.id), icon: .flag) }
    }
}

/// What waits for an answer on a case, with the way to it.
struct EscalationStrip: HTML {
    let lines: [EscalationLine]
    let names: Names
    let w: Wording

    var body: some HTML {
        if !lines.isEmpty {
            ul(.class("promises"), .class("escalations"), .aria("label", w("escalations.title"))) {
                ForEach(lines) { line in
                    li {
                        EscalationDue(escalation: line.escalation, w: w)
                        a(.href(Address.escalation(line.escalation.id)), .class("promise-what")) {
                            Icon(.flag)
                            EscalationWaits(addressee: line.escalation.addressee, names: names, w: w)
                        }
                        span(.class("muted")) {
                            w("escalation.level-number", ["number": "\(line.escalation.level)"])
                        }
                    }
                }
            }
        }
    }
}

/// What the reader is to answer: on one's own day.
struct EscalationDayRows: HTML {
    let lines: [EscalationLine]
    let w: Wording

    var body: some HTML {
        if !lines.isEmpty {
            h3(.class("list-part")) {
                a(.href(Address.escalations)) { w("desk.escalations") }
                span(.class("count")) { w.number(lines.count) }
            }
            ul(.class("list"), .class("promise-rows")) {
                ForEach(lines.prefix(10)) { line in
                    li {
                        a(.href(Address.escalation(line.escalation.id)), .title(line.subject)) {
                            b(.class("line")) { line.clientName }
                            EscalationDue(escalation: line.escalation, w: w)
                            span(.class("line"), .class("muted")) { EscalationCause.words(line.escalation, w) }
                        }
                    }
                }
            }
        }
    }
}
