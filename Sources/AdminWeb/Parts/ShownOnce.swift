import HTML

/// A secret that is shown this once, ready to be copied.
struct ShownOnce: HTML {
    let label: String
    let text: String

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
                .data("copies")
            )
        }
    }
}
