import Basics
import CallCenter
import Desk
import HTML
import Pages
import People

/// The work after a call: what it came to, what it was about, on which case. It ends when the person says so, or at the limit.
struct WrapUpForm: HTML {
    let panel: CallPanel
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        PostForm(to: panel.call.address("summary"), reader, class: "stack tight call-form call-wrap-up") {
            HiddenField("back", reader.path)
            if let round = panel.round {
                outcomes(of: round)
            } else {
                fieldset(.class("field")) {
                    legend { w("call.panel.result") }
                    div(.class("call-results")) {
                        ForEach(Array(CallResult.allCases.enumerated())) { place, result in
                            choice(
                                "result",
                                result.rawValue,
                                w(result.name),
                                place + 1,
                                isChosen: result == panel.sheet.result
                            )
                        }
                    }
                }
            }
            SelectField(
                "matter",
                w("call.panel.matter"),
                form,
                w,
                options: panel.matters.map { Choice($0.id.description, $0.name) },
                required: false,
                empty: w("call.panel.no-matter"),
                scope: "wrap-up"
            )
            if panel.card != nil { about }
            TextArea(
                "note",
                w("call.panel.what-about"),
                form,
                w,
                required: false,
                max: 10_000,
                rows: 3,
                scope: "wrap-up",
                key: "alt+g"
            )
            div(.class("row")) {
                SubmitButton(w("call.panel.done"), key: "alt+o", icon: .check, name: "done", value: "yes")
                SubmitButton(w("call.panel.keep"), style: .quiet, name: "keep", value: "yes")
            }
        }
    }

    private var form: Form {
        Form([
            "matter": panel.sheet.matter?.description ?? "", "note": panel.sheet.note,
            "about": panel.sheet.about.map { "case \($0)" } ?? "",
        ])
    }

    /// How the call to one on a list ended, which decides whether they are called again.
    @HTMLBuilder
    private func outcomes(of round: RoundErrand) -> some HTML {
        HiddenField("entry", round.entry.id.description)
        fieldset(.class("field")) {
            legend { w("call-rounds.how") }
            div(.class("call-results")) {
                ForEach(Array(CallRoundOutcome.names.enumerated())) { place, name in
                    choice("outcome", name, w(TextKey("call-round.outcome.\(name)")), place + 1, isChosen: false)
                }
            }
        }
        TextField("later", w("call-rounds.later"), form, w, kind: .dateTime, required: false, scope: "wrap-up")
    }

    private func choice(_ field: String, _ value: String, _ label: String, _ key: Int, isChosen: Bool) -> some HTML {
        Element(
            "label",
            [.class("choice")],
            Group {
                input(
                    .type("radio"),
                    .name(field),
                    .value(value),
                    .checked.when(isChosen),
                    .data("key", "alt+\(key)"),
                    .data("key-label", label)
                )
                span {
                    label
                    kbd { "Alt \(key)" }
                }
            }
        )
    }

    @HTMLBuilder
    private var about: some HTML {
        SelectField(
            "about",
            w("call.panel.case"),
            form,
            w,
            options: panel.openCases.map { Choice("case \($0.id)", "\($0.number) · \($0.subject)") }
                + [Choice("new", w("call.panel.new-case"))],
            required: false,
            empty: w("call.panel.no-case"),
            scope: "wrap-up"
        )
        TextField("subject", w("call.panel.subject"), Form(), w, required: false, max: 200, scope: "wrap-up")
    }
}
