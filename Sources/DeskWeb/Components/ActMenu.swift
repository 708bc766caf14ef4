import HTML
import Pages

/// A button that opens a few others, each of which does something at once. Works without scripts and answers to a key.
struct ActMenu: HTML {
    let label: String
    let key: String
    let icon: Icon.Name
    let style: ButtonStyle
    let content: Markup

    init(
        _ label: String,
        key: String,
        icon: Icon.Name,
        style: ButtonStyle = .plain,
        @HTMLBuilder content: () -> Markup
    ) {
        self.label = label
        self.key = key
        self.icon = icon
        self.style = style
        self.content = content()
    }

    var body: some HTML {
        details(.class("menu"), .class("from-start")) {
            summary(
                .class("button"),
                .class(style.rawValue),
                .data("key", key),
                .data("key-label", label),
                .title("\(label) (\(key.uppercased()))")
            ) {
                Icon(icon)
                span { label }
            }
            div(.class("menu-list")) { content }
        }
    }
}
