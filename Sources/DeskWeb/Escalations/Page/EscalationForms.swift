import Basics
import Desk
import HTML
import Pages
import People

/// Where whoever is asked answers in writing.
struct AnswerEscalation: HTML {
    let page: EscalationWorkPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        Panel(w("escalation.answer"), id: "answer") {
            PostForm(to: Address.act("answers", on: page.escalation.id), reader) {
                HiddenField("version", "\(page.escalation.version)")
                ChoiceField(
                    "answer",
                    w("escalation.answer.which"),
                    page.form.filled("answer", EscalationAnswer.decided.rawValue),
                    w,
                    options: EscalationAnswer.allCases.map {
                        Choice($0.rawValue, w($0.name), hint: w(TextKey("\($0.name.name).hint")))
                    }
                )
                TextArea("text", w("escalation.answer.text"), page.form, w, max: 5000, rows: 4, scope: "answer")
                div(.class("row")) {
                    SubmitButton(w("escalation.answer.send"), key: "ctrl+enter", icon: .reply)
                    span(.class("hint")) { w("escalation.answer.hint") }
                }
            }
        }
    }
}

/// What else can be done with it: give it to another, lift it, take it back.
struct SteerEscalation: HTML {
    let page: EscalationWorkPage
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        Panel(w("escalation.steer"), id: "hand") {
            if let receivers = page.receivers {
                hand(to: receivers)
            } else {
                div(.class("row")) {
                    if page.mayHand {
                        Button(
                            w("escalation.hand"),
                            href: Address.escalation(page.escalation.id) + "?hand=yes#hand",
                            key: "h",
                            icon: .hand
                        )
                    }
                    if page.maySteer {
                        act("lifting", "escalation.lift", "u", .flag)
                        act("withdrawal", "escalation.withdraw", "w", .undo)
                    }
                }
            }
        }
    }

    private func act(_ act: String, _ label: TextKey, _ key: String, _ icon: Icon.Name) -> some HTML {
        ActButton(
            w(label),
            to: Address.act(act, on: page.escalation.id),
            reader,
            key: key,
            icon: icon,
            fields: [HiddenField("version", "\(page.escalation.version)")]
        )
    }

    private func hand(to receivers: [Person]) -> some HTML {
        PostForm(to: Address.act("hand-overs", on: page.escalation.id), reader) {
            HiddenField("version", "\(page.escalation.version)")
            SelectField(
                "person",
                w("escalation.hand.to"),
                page.form,
                w,
                options: receivers.map { person in
                    Choice(
                        "\(person.id)",
                        person.position.isEmpty ? person.name.full : "\(person.name.full), \(person.position)"
                    )
                },
                empty: w("case.hand-over.whom"),
                hint: w("escalation.hand.hint")
            )
            TextArea(
                "text",
                w("escalation.hand.text"),
                page.form,
                w,
                required: false,
                max: 5000,
                rows: 2,
                scope: "hand"
            )
            div(.class("row")) {
                SubmitButton(w("escalation.hand"), style: .plain, icon: .hand)
                Button(w("frame.close"), href: Address.escalation(page.escalation.id), style: .quiet)
            }
        }
    }
}
