import Foundation
import HTML

/// How much a button asks to be pressed. There is one accent on a page.
package enum ButtonStyle: String, Sendable {
    case plain
    case accent
    case quiet
    /// What can't be taken back.
    case danger
}

/// A link that looks like a button: it leads somewhere and changes nothing.
package struct Button: HTML {
    let label: String
    let href: String
    let style: ButtonStyle
    let key: String?
    let icon: Icon.Name?
    let opens: String?

    /// - Parameters:
    ///   - key: pressed on the keyboard; `?` lists it.
    ///   - opens: the id of a `Dialog` that is shown instead of following the link, where scripts run.
    package init(
        _ label: String,
        href: String,
        style: ButtonStyle = .plain,
        key: String? = nil,
        icon: Icon.Name? = nil,
        opens: String? = nil
    ) {
        self.label = label
        self.href = href
        self.style = style
        self.key = key
        self.icon = icon
        self.opens = opens
    }

    package var body: some HTML {
        Element(
            "a",
            [.class("button"), .class(style.rawValue), .href(href), .data("opens", opens ?? "").when(opens != nil)]
                + KeyHint.attributes(key, label),
            ButtonFace(label: label, icon: icon)
        )
    }
}

/// Sends the form that it stands in.
package struct SubmitButton: HTML {
    let label: String
    let style: ButtonStyle
    let key: String?
    let icon: Icon.Name?
    let name: String?
    let value: String?
    let tab: String?

    /// - Parameters:
    ///   - name: with `value` says which of several buttons was pressed.
    ///   - tab: sends the form there instead, and shows what comes in a tab of its own.
    package init(
        _ label: String,
        style: ButtonStyle = .accent,
        key: String? = nil,
        icon: Icon.Name? = nil,
        name: String? = nil,
        value: String? = nil,
        tab: String? = nil
    ) {
        self.label = label
        self.style = style
        self.key = key
        self.icon = icon
        self.name = name
        self.value = value
        self.tab = tab
    }

    package var body: some HTML {
        Element(
            "button",
            [
                .type("submit"), .class("button"), .class(style.rawValue), .name(name ?? "").when(name != nil),
                .value(value ?? "").when(value != nil), .formaction(tab ?? "").when(tab != nil),
                .formtarget("_blank").when(tab != nil),
            ] + KeyHint.attributes(key, label),
            ButtonFace(label: label, icon: icon)
        )
    }
}

/// One act: a form of nothing but its button.
package struct ActButton: HTML {
    let button: SubmitButton
    let path: String
    let reader: Reader
    let fields: [HiddenField]

    /// - Parameter fields: what is sent with it, such as the version that the page shows.
    package init(
        _ label: String,
        to path: String,
        _ reader: Reader,
        style: ButtonStyle = .plain,
        key: String? = nil,
        icon: Icon.Name? = nil,
        fields: [HiddenField] = []
    ) {
        button = SubmitButton(label, style: style, key: key, icon: icon)
        self.path = path
        self.reader = reader
        self.fields = fields
    }

    package var body: some HTML {
        PostForm(to: path, reader, class: "act") {
            fields
            button
        }
    }
}

/// Makes an element answer to a key, and says so to those who hover or hear.
enum KeyHint {
    static func attributes(_ key: String?, _ label: String) -> [Attribute] {
        guard let key else { return [] }
        return [.data("key", key), .data("key-label", label), .title("\(label) (\(shown(key)))")]
    }

    private static func shown(_ key: String) -> String {
        key.split(separator: "+").map { $0.count == 1 ? $0.uppercased() : $0.capitalized }.joined(separator: "+")
    }
}

private struct ButtonFace: HTML {
    let label: String
    let icon: Icon.Name?

    var body: some HTML {
        if let icon { Icon(icon) }
        span { label }
    }
}
