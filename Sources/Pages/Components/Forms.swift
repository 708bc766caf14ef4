import Basics
import HTML

/// A form that is sent with POST and carries the token that proves it ours.
package struct PostForm: HTML {
    let path: String
    let reader: Reader
    let classes: String
    let id: String?
    let sendsFiles: Bool
    let inPlace: String?
    let content: Markup

    /// - Parameters:
    ///   - sendsFiles: it has fields for files.
    ///   - inPlace: where scripts run, the page stays, and what this selects in it is fetched anew.
    package init(
        to path: String,
        _ reader: Reader,
        class classes: String = "stack",
        id: String? = nil,
        sendsFiles: Bool = false,
        inPlace: String? = nil,
        @HTMLBuilder content: () -> Markup
    ) {
        self.path = path
        self.reader = reader
        self.classes = classes
        self.id = id
        self.sendsFiles = sendsFiles
        self.inPlace = inPlace
        self.content = content()
    }

    package var body: some HTML {
        Element(
            "form",
            [
                .method("post"), .action(path), .class(classes), .id(id ?? "").when(id != nil),
                .enctype("multipart/form-data").when(sendsFiles),
                .data("in-place", inPlace ?? "").when(inPlace != nil),
            ],
            Group {
                HiddenField(Forgery.fieldName, reader.formToken)
                content
            }
        )
    }
}

/// A value that is sent and not shown.
package struct HiddenField: HTML, Sendable {
    let name: String
    let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    package var body: some HTML {
        input(.type("hidden"), .name(name), .value(value))
    }
}

/// What is wrong with the form as a whole, and that there is something to mend further down.
package struct FormErrors: HTML {
    let form: Form
    let w: Wording

    package init(_ form: Form, _ w: Wording) {
        self.form = form
        self.w = w
    }

    package var body: some HTML {
        if !form.isSound {
            div(.class("form-errors"), .role("alert")) {
                Icon(.alert)
                div {
                    if let own = form.errors[""] {
                        ForEach(own) { error in p { w(error) } }
                    } else {
                        p { w("refusal.form.errors") }
                    }
                }
            }
        }
    }
}
