import Basics
import Desk
import HTML
import Pages

/// What was written down wrong.
struct ChangeForm: HTML {
    let found: Case
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        ComposeForm(.change, on: found, form, reader, send: ("case.change.save", .check)) {
            TextField("subject", w("case.subject"), form, w, max: 200)
            div(.class("fields")) {
                SelectField(
                    "kind",
                    w("case.kind"),
                    form,
                    w,
                    options: Case.Kind.allCases.map { Choice($0.rawValue, w($0.name)) }
                )
                SelectField(
                    "priority",
                    w("case.priority"),
                    form,
                    w,
                    options: Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) }
                )
                TextField("product", w("case.product"), form, w, required: false, max: 100)
            }
            TextField(
                "tags",
                w("case.tags"),
                form,
                w,
                required: false,
                hint: w("client.tags.hint"),
                max: 2000,
                scope: "change"
            )
        }
    }
}
