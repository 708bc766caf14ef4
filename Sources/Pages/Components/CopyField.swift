import Basics
import HTML

/// A text to be taken along: selected when one comes to it, copied with one press where scripts run.
package struct CopyField: HTML {
    let text: String
    let label: String
    let id: String
    let autofocus: Bool
    let w: Wording

    /// - Parameter autofocus: where taking it along is what the page is for.
    package init(_ text: String, _ label: String, id: String, autofocus: Bool = false, _ w: Wording) {
        self.text = text
        self.label = label
        self.id = id
        self.autofocus = autofocus
        self.w = w
    }

    package var body: some HTML {
        div(.class("copying")) {
            input(
                .type("text"),
                .id(id),
                .value(text),
                .readonly,
                .aria("label", label),
                .autocomplete("off"),
                .spellcheck("false"),
                .autofocus.when(autofocus)
            )
            button(
                .type("button"),
                .class("button"),
                .data("copies", id),
                .data("copied", w("frame.copied")),
                .data("key", "y"),
                .data("key-label", w("frame.copy"))
            ) { w("frame.copy") }
        }
    }
}
