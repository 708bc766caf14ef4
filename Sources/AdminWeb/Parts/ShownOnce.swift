import HTML
import Pages

/// A secret that is shown this once, ready to be copied.
struct ShownOnce: HTML {
    let label: String
    let text: String
    let w: Wording

    var body: some HTML {
        div(.class("field")) {
            Element("label", [.for("shown-once")], label)
            CopyField(text, label, id: "shown-once", autofocus: true, w)
        }
    }
}
