import Basics
import HTML
import Pages

/// A secret that is shown this once, ready to be copied.
struct ShownOnce: HTML {
    let label: String
    let text: String
    let reader: Reader

    var body: some HTML {
        div(.class("field"), .class("shown-once")) {
            Element("label", [.for("shown-once")], label)
            input(
                .id("shown-once"),
                .type("text"),
                .value(text),
                .readonly,
                .autofocus,
                .autocomplete("off"),
                .spellcheck("false"),
                .data("copies", reader.w("admin.copy")),
                .data("copied", reader.w("admin.copied"))
            )
        }
        script(.type("module"), .src(reader.asset("js/admin.js"))) {}
    }
}
