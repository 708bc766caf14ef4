import Basics
import HTML
import Pages

struct ChatSettingsPage: Page {
    let form: Form
    /// Where browsers find this Highrock.
    let address: String

    var place: Place { .settings }
    var back: String? { "/settings" }

    func title(for reader: Reader) -> String { reader.w("admin.chat.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.chat.title") }
        PostForm(to: "/settings/chat", reader) {
            FormErrors(form, w)
            HiddenField("zone", w.zone.identifier)
            Panel(w("admin.chat.title")) {
                div(.class("stack"), .class("measure")) {
                    CheckField("on", w("admin.chat.on"), form)
                    p(.class("hint")) { w("admin.chat.on-hint") }
                    code { "<script src=\"\(address)/chat.js\" async></script>" }
                    p { a(.href("/chat")) { address + "/chat" } }
                }
            }
            Panel(w("admin.chat.hours")) {
                div(.class("stack"), .class("measure")) {
                    p(.class("hint")) { w("admin.chat.hours-hint") }
                    CheckField("limited", w("admin.chat.limited"), form)
                    HoursFields(form: form, w: w)
                }
            }
            Panel(w("chat.title")) {
                div(.class("stack"), .class("measure")) {
                    p(.class("hint")) { w("admin.chat.own-words") }
                    ForEach(Language.allCases) { language in
                        words("greeting", language, w)
                        words("away", language, w)
                    }
                }
            }
            p { SubmitButton(w("admin.save"), key: "ctrl+enter") }
        }
    }

    private func words(_ name: String, _ language: Language, _ w: Wording) -> some HTML {
        TextArea(
            "\(name)_\(language.rawValue)",
            w(TextKey("admin.chat.\(name)"), ["language": w(TextKey("language.\(language.rawValue)"))]),
            form,
            w,
            required: false,
            max: 500,
            rows: 2
        )
    }
}
