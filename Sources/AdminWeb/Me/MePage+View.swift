import Basics
import HTML
import Pages
import People

extension MePage: Page {
    func title(for reader: Reader) -> String { reader.w("admin.me.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { person.name.full }
        MeTabs(.me, reader)
        div(.class("columns")) {
            preferences(for: reader)
            div {
                facts(w)
                AbsencePanel(list: absences, to: "/me/absences", form: form, reader: reader)
            }
        }
    }

    private func preferences(for reader: Reader) -> some HTML {
        let w = reader.w
        return PostForm(to: "/me", reader) {
            FormErrors(form, w)
            SelectField(
                "language",
                w("admin.me.language"),
                form,
                w,
                options: Language.allCases.map { Choice($0.rawValue, w(TextKey("language.\($0.rawValue)"))) }
            )
            SelectField(
                "time_zone",
                w("admin.me.time-zone"),
                form,
                w,
                options: TimeZones.choices(in: w.language, at: w.now, chosen: person.timeZone),
                hint: w("admin.me.time-zone-hint")
            )
            ChoiceField(
                "theme",
                w("admin.me.theme"),
                form,
                w,
                options: Person.Theme.allCases.map { Choice($0.rawValue, w(TextKey("theme.\($0.rawValue)"))) }
            )
            p { SubmitButton(w("admin.save"), key: "ctrl+enter") }
        }
    }

    /// What only an administrator changes.
    @HTMLBuilder
    private func facts(_ w: Wording) -> some HTML {
        div {
            Definitions {
                Definition(w("admin.people.login")) { person.login }
                if let email = person.email { Definition(w("admin.people.email")) { email.text } }
                if !person.position.isEmpty { Definition(w("admin.people.position")) { person.position } }
                if let department { Definition(w("admin.people.department")) { department } }
                if let line = person.line {
                    Definition(w("admin.people.line")) { w(TextKey("line.\(line.rawValue)")) }
                }
                Definition(w("admin.people.roles")) {
                    roles.isEmpty
                        ? w("admin.people.no-roles")
                        : roles.map { w(TextKey("role.\($0.rawValue)")) }.joined(separator: ", ")
                }
            }
            p(.class("hint")) { w("admin.me.facts-hint") }
        }
    }
}
