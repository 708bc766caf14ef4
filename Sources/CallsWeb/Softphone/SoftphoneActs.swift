import Basics
import HTML
import Pages

/// Takes or declines what rings at the telephone in the browser, from any other page; shown while it rings (`softphone-sign.js`).
struct SoftphoneActs: HTML {
    let w: Wording

    var body: some HTML {
        div(.class("call-buttons"), .role("group"), .aria("label", w("softphone.title"))) {
            act("answer", w("softphone.answer"), style: .accent, key: "space", icon: .phone)
            act("decline", w("softphone.decline"), style: .plain, key: "alt+d", icon: .close)
        }
    }

    private func act(
        _ name: String,
        _ label: String,
        style: ButtonStyle,
        key: String,
        icon: Icon.Name
    ) -> some HTML {
        button(
            .type("button"),
            .class("button"),
            .class(style.rawValue),
            .data("softphone-wish", name),
            .data("key", key),
            .data("key-label", label)
        ) {
            Icon(icon)
            span { label }
        }
    }
}
