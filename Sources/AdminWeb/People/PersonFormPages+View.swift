import Basics
import HTML
import Pages
import People

extension NewPersonPage: Page {
    var place: Place { .people }
    var back: String? { "/people" }

    func title(for reader: Reader) -> String { reader.w("admin.people.new") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.people.new") }
        PostForm(to: "/people", reader) {
            FormErrors(form, w)
            PersonNameFields(form: form, w: w)
            div(.class("fields")) {
                TextField(
                    "login",
                    w("admin.people.login"),
                    form,
                    w,
                    hint: w("admin.people.login-hint"),
                    max: 60,
                    autocomplete: "off"
                )
                TextField(
                    "email",
                    w("admin.people.email"),
                    form,
                    w,
                    kind: .email,
                    required: false,
                    hint: w("admin.people.email-hint"),
                    max: 254
                )
            }
            PersonWorkFields(form: form, departments: departments, w: w)
            div(.class("row")) {
                SubmitButton(w("admin.people.make-invitation"), key: "ctrl+enter")
                Button(w("admin.cancel"), href: "/people", style: .quiet)
            }
        }
    }
}

extension PersonChangePage: Page {
    var place: Place { .people }
    var back: String? { "/people/\(person.id)" }

    func title(for reader: Reader) -> String { person.name.short }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { person.name.full }
        PostForm(to: "/people/\(person.id)", reader) {
            FormErrors(form, w)
            HiddenField("version", form["version"] ?? String(person.version))
            PersonNameFields(form: form, w: w)
            TextField("email", w("admin.people.email"), form, w, kind: .email, required: false, max: 254)
            PersonWorkFields(form: form, departments: departments, w: w)
            div(.class("row")) {
                SubmitButton(w("admin.save"), key: "ctrl+enter")
                Button(w("admin.cancel"), href: "/people/\(person.id)", style: .quiet)
            }
        }
    }
}

private struct PersonNameFields: HTML {
    let form: Form
    let w: Wording

    var body: some HTML {
        div(.class("fields")) {
            TextField("family", w("admin.people.family"), form, w, required: false, max: 100)
            TextField("given", w("admin.people.given"), form, w, required: false, max: 100)
            TextField("patronymic", w("admin.people.patronymic"), form, w, required: false, max: 100)
        }
    }
}

/// Where the person works and as what.
private struct PersonWorkFields: HTML {
    let form: Form
    let departments: [DepartmentLine]
    let w: Wording

    var body: some HTML {
        div(.class("fields")) {
            TextField("position", w("admin.people.position"), form, w, required: false, max: 200)
            SelectField(
                "department",
                w("admin.people.department"),
                form,
                w,
                options: departments.map { Choice($0.department.id.description, $0.indented) },
                required: false,
                empty: "—"
            )
            SelectField(
                "line",
                w("admin.people.line"),
                form,
                w,
                options: Line.allCases.map { Choice(String($0.rawValue), w(TextKey("line.\($0.rawValue)"))) },
                required: false,
                empty: "—"
            )
        }
        div(.class("fields")) {
            SelectField(
                "language",
                w("admin.people.language"),
                form,
                w,
                options: Language.allCases.map { Choice($0.rawValue, w(TextKey("language.\($0.rawValue)"))) }
            )
            SelectField(
                "time_zone",
                w("admin.people.time-zone"),
                form,
                w,
                options: TimeZones.choices(in: w.language, at: w.now, chosen: form["time_zone"] ?? "")
            )
        }
        FieldSet("roles", w("admin.people.roles"), form, w, hint: w("admin.people.roles-hint")) {
            div(.class("ticks")) {
                ForEach(Role.allCases) { role in
                    CheckField("role-\(role.rawValue)", w(TextKey("role.\(role.rawValue)")), form)
                }
            }
        }
    }
}

extension InvitationLinkPage: Page {
    var place: Place { .people }
    var back: String? { "/people/\(person.id)" }

    func title(for reader: Reader) -> String { reader.w("admin.link.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) {
            w(TextKey("admin.link.\(occasion.rawValue)"), ["name": person.name.short])
        }
        div(.class("stack"), .class("measure")) {
            p { w("admin.link.text") }
            ShownOnce(label: w("admin.link.link"), text: link, w: w)
            p(.class("hint")) { w("admin.link.rules", ["when": w.dayTime(expires)]) }
            div(.class("row")) {
                Button(w("admin.done"), href: "/people/\(person.id)", style: .accent)
                Button(w("admin.people.invite-next"), href: "/people/new", style: .quiet, key: "n")
            }
        }
    }
}
