import Basics
import Channels
import HTML
import Pages

/// What stands in the frame: first a short form, then the conversation (`chat.js`).
struct ChatPage: Page {
    let settings: ChatSettings
    let isThere: Bool

    var layout: Layout { .bare }

    func title(for reader: Reader) -> String { reader.w("chat.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        section(.class("chat"), .data("chat"), .aria("label", w("chat.title"))) {
            header(.class("chat-head")) {
                h1 { reader.company }
                if settings.isOn { p(.class("muted")) { w(isThere ? "chat.there" : "chat.away") } }
            }
            if settings.isOn {
                div(.class("chat-log"), .role("log"), .tabindex(0)) { p(.class("chat-greeting")) { greeting(w) } }
                beginning(w)
                writing(w)
                p(.class("chat-state"), .role("status")) {}
            } else {
                p { w("portal.ask.closed.text") }
            }
        }
    }

    private func greeting(_ w: Wording) -> String {
        let own = isThere ? settings.greeting : settings.away
        return own[w.language.rawValue] ?? w(isThere ? "chat.greeting" : "chat.greeting-away")
    }

    private func beginning(_ w: Wording) -> some HTML {
        let form = Form()
        return Element(
            "form",
            [.class("stack"), .class("chat-begin")],
            Group {
                TextField("name", w("portal.ask.name"), form, w, max: 200, autocomplete: "name")
                TextField(
                    "email",
                    w("portal.ask.email"),
                    form,
                    w,
                    kind: .email,
                    hint: w("chat.email-hint"),
                    max: 254,
                    autocomplete: "email"
                )
                TextArea("text", w("portal.ask.text"), form, w, rows: 3)
                div(.class("visually-hidden"), .aria("hidden", "true")) {
                    input(.type("text"), .name("website"), .tabindex(-1), .autocomplete("off"))
                }
                SubmitButton(w("chat.begin"))
            }
        )
    }

    private func writing(_ w: Wording) -> some HTML {
        Element(
            "form",
            [.class("chat-write"), .custom(name: "hidden", value: "")],
            Group {
                Element(
                    "textarea",
                    [
                        .name("text"), .rows(2), .maxlength(20_000), .required, .aria("label", w("chat.write")),
                        .placeholder(w("chat.write")),
                    ],
                    ""
                )
                div(.class("row")) {
                    Element(
                        "label",
                        [.class("button"), .class("quiet")],
                        Group {
                            Icon(.link)
                            span { w("chat.file") }
                            input(.type("file"), .class("visually-hidden"))
                        }
                    )
                    SubmitButton(w("chat.send"))
                }
            }
        )
    }
}
