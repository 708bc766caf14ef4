import Basics
import Channels
import Desk
import HTML
import Pages
import People
import Store

/// One template, or a new one.
struct TemplatePage: Page {
    let template: Template?
    let form: Form
    let departments: [Department]
    let mailboxes: [Mailbox]

    init(_ template: Template?, _ form: Form, in snapshot: Snapshot) throws {
        self.template = template
        self.form = form
        departments = try snapshot.departments()
        mailboxes = try snapshot.mailboxes()
    }

    var place: Place { .templates }
    var back: String? { "/templates" }

    func title(for reader: Reader) -> String { template?.name ?? reader.w("admin.templates.new") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        PostForm(to: template.map { "/templates/\($0.id)" } ?? "/templates", reader) {
            FormErrors(form, w)
            if let template { HiddenField("version", form["version"] ?? "\(template.version)") }
            Panel(w("admin.templates.one")) {
                div(.class("stack"), .class("measure")) {
                    TextField("name", w("admin.templates.name"), form, w, max: 100, autofocus: template == nil)
                    TextArea("text", w("admin.templates.text"), form, w, rows: 8, checks: "/spelling")
                    TemplateFields(w: w)
                    TextField(
                        "shortcut",
                        w("admin.templates.shortcut"),
                        form,
                        w,
                        required: false,
                        hint: w("admin.templates.shortcut-hint"),
                        max: 30
                    )
                    div(.class("fields")) {
                        if !mailboxes.isEmpty {
                            SelectField(
                                "mailbox",
                                w("admin.templates.mailbox"),
                                form,
                                w,
                                options: mailboxes.map { Choice($0.houseAddress.description, $0.name) },
                                required: false,
                                empty: w("admin.templates.any-mailbox")
                            )
                        }
                        SelectField(
                            "department",
                            w("admin.templates.department"),
                            form,
                            w,
                            options: departments.map { Choice($0.id.description, $0.name) },
                            required: false,
                            empty: w("admin.templates.everyone")
                        )
                        SelectField(
                            "language",
                            w("admin.templates.language"),
                            form,
                            w,
                            options: Language.allCases.map {
                                Choice($0.rawValue, w(TextKey("language.\($0.rawValue)")))
                            },
                            required: false,
                            empty: w("admin.templates.any-language")
                        )
                    }
                }
            }
            p { SubmitButton(w("admin.save"), key: "ctrl+enter") }
        }
        if let template {
            ActButton(
                w("admin.templates.remove"),
                to: "/templates/\(template.id)/removal",
                reader,
                style: .quiet,
                icon: .close
            )
        }
    }
}

/// Which gaps there are, and what fills them.
struct TemplateFields: HTML {
    let w: Wording

    var body: some HTML {
        details(.class("template-fields")) {
            summary { w("admin.templates.fields") }
            dl(.class("definitions")) {
                ForEach(TemplateText.Field.allCases) { field in
                    dt { code { "{{\(field.rawValue)}}" } }
                    dd { w(TextKey("template.field.\(field.rawValue)")) }
                }
            }
        }
    }
}
