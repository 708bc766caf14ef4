import Basics
import HTML
import Pages
import People

struct SettingsPage: Page {
    let form: Form
    /// Where clients find this Highrock.
    let address: String

    static func filled(with company: Company) -> Form {
        var values = ["name": company.name]
        if company.takesQuestions { values["takes_questions"] = "yes" }
        for (language, text) in company.greeting { values["greeting_\(language.rawValue)"] = text }
        return Form(values)
    }

    var place: Place { .settings }

    func title(for reader: Reader) -> String { reader.w("admin.settings.title") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.settings.title") }
        PostForm(to: "/settings", reader) {
            FormErrors(form, w)
            Panel(w("admin.settings.company")) {
                div(.class("measure")) {
                    TextField(
                        "name",
                        w("admin.settings.name"),
                        form,
                        w,
                        required: false,
                        hint: w("admin.settings.name-hint"),
                        max: Company.longestName,
                        autocomplete: "organization"
                    )
                }
            }
            Panel(w("admin.settings.form")) {
                div(.class("stack"), .class("measure")) {
                    p(.class("hint")) {
                        w("admin.settings.form-hint")
                        " "
                        a(.href("/ask")) { address + "/ask" }
                    }
                    CheckField(
                        "takes_questions",
                        w("admin.settings.takes-questions"),
                        form,
                        hint: w("admin.settings.takes-questions-hint")
                    )
                    greeting(.russian, w)
                    greeting(.english, w)
                }
            }
            p { SubmitButton(w("admin.save"), key: "ctrl+enter") }
        }
        Panel(w("admin.client-fields.title")) {
            p(.class("hint")) { w("admin.client-fields.what") }
            p { a(.href("/settings/client-fields")) { w("admin.client-fields.open") } }
        }
        Panel(w("admin.mailboxes.title")) {
            p(.class("hint")) { w("admin.mailboxes.empty-text") }
            p { Button(w("admin.mailboxes.title"), href: "/mailboxes", icon: .mail) }
        }
        Panel(w("admin.chat.title")) {
            p(.class("hint")) { w("admin.chat.on-hint") }
            p { a(.href("/settings/chat")) { w("admin.chat.title") } }
        }
    }

    private func greeting(_ language: Language, _ w: Wording) -> some HTML {
        TextArea(
            "greeting_\(language.rawValue)",
            w("admin.settings.greeting", ["language": w(TextKey("language.\(language.rawValue)"))]),
            form,
            w,
            required: false,
            hint: w("admin.settings.greeting-hint"),
            max: Company.longestGreeting,
            rows: 3
        )
    }
}
