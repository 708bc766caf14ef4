import Basics
import Clients
import HTML
import Pages
import Store

/// The facts that this company asks about its clients: what they are called, and what can be written there.
struct FieldsPage: Page {
    let fields: [CustomField]
    let form: Form
    /// The field whose change could not be taken; nil when the form is for a new one.
    let changing: CustomField.ID?

    init(form: Form, changing: CustomField.ID?, in snapshot: Snapshot) throws {
        fields = try snapshot.customFields(includingGone: true)
        self.form = form
        self.changing = changing
    }

    var place: Place { .settings }

    func title(for reader: Reader) -> String { reader.w("admin.client-fields.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.client-fields.title") }
        p(.class("hint")) { w("admin.client-fields.what") }
        ul(.class("rows")) {
            ForEach(fields) { field in
                li { FieldRow(field: field, form: changing == field.id ? form : nil, reader: reader) }
            }
        }
        Panel(w("admin.client-fields.new")) {
            PostForm(to: "/settings/client-fields", reader) {
                let form = changing == nil ? form : Form()
                FormErrors(form, w)
                div(.class("fields")) {
                    TextField("name", w("admin.client-fields.name"), form, w, max: CustomField.longestName)
                    SelectField(
                        "kind",
                        w("admin.client-fields.kind"),
                        form,
                        w,
                        options: CustomField.Kind.allCases.map { Choice($0.rawValue, w($0.name)) }
                    )
                }
                TextArea(
                    "choices",
                    w("admin.client-fields.choices"),
                    form,
                    w,
                    required: false,
                    hint: w("admin.client-fields.choices-hint"),
                    rows: 3
                )
                p { SubmitButton(w("admin.client-fields.add"), key: "ctrl+enter") }
            }
        }
    }
}

private struct FieldRow: HTML {
    let field: CustomField
    /// What was typed, when it could not be taken.
    let form: Form?
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        p {
            strong { field.name }
            " "
            span(.class("muted")) { w(field.kind.name) }
            if field.gone != nil { Badge(w("admin.client-fields.gone"), shape: .ring) }
        }
        if !field.choices.isEmpty { p(.class("muted")) { field.choices.joined(separator: " · ") } }
        div(.class("row")) {
            if field.gone == nil { changing }
            ActButton(
                w(field.gone == nil ? "admin.client-fields.remove" : "admin.client-fields.restore"),
                to: "/settings/client-fields/\(field.id)/\(field.gone == nil ? "removal" : "return")",
                reader,
                style: .quiet
            )
        }
    }

    private var changing: some HTML {
        let w = reader.w
        let filled = form ?? Form(["name": field.name, "choices": field.choices.joined(separator: "\n")])
        return details(.class("menu"), .class("sure"), .open.when(form != nil)) {
            summary { w("admin.client-fields.change") }
            div(.class("menu-list")) {
                PostForm(to: "/settings/client-fields/\(field.id)", reader) {
                    HiddenField("version", "\(field.version)")
                    FormErrors(filled, w)
                    TextField(
                        "name",
                        w("admin.client-fields.name"),
                        filled,
                        w,
                        max: CustomField.longestName,
                        scope: "\(field.id)"
                    )
                    if field.kind == .choice {
                        TextArea("choices", w("admin.client-fields.choices"), filled, w, rows: 4, scope: "\(field.id)")
                    }
                    SubmitButton(w("admin.save"), style: .plain)
                }
            }
        }
    }
}
