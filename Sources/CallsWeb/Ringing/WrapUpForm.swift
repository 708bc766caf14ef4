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
            fieldset(.class("field")) {
                legend { w("call.panel.result") }
                div(.class("call-results")) {
                    ForEach(Array(CallResult.allCases.enumerated())) { place, result in choice(result, place + 1) }
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

    private func choice(_ result: CallResult, _ key: Int) -> some HTML {
        Element(
            "label",
            [.class("choice")],
            Group {
                input(
                    .type("radio"),
                    .name("result"),
                    .value(result.rawValue),
                    .checked.when(result == panel.sheet.result),
                    .data("key", "alt+\(key)"),
                    .data("key-label", w(result.name))
                )
                span {
                    w(result.name)
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
