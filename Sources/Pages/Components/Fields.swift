import Basics
import HTML

/// A form that is sent with POST and carries the token that proves it ours.
package struct PostForm<Content: HTML>: HTML {
    let path: String
    let reader: Reader
    let classes: String
    let id: String?
    let content: Content

    package init(
        to path: String,
        _ reader: Reader,
        class classes: String = "stack",
        id: String? = nil,
        @HTMLBuilder content: () -> Content
    ) {
        self.path = path
        self.reader = reader
        self.classes = classes
        self.id = id
        self.content = content()
    }

    package var body: some HTML {
        Element(
            "form",
            [.method("post"), .action(path), .class(classes), .id(id ?? "").when(id != nil)],
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

/// One of several values that can be chosen.
package struct Choice: Sendable, Hashable {
    let value: String
    let label: String
    let hint: String?

    package init(_ value: String, _ label: String, hint: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
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

/// What every field has: its name, what would be right, and what is wrong, tied together for those who hear the page.
struct Field<Control: HTML>: HTML {
    let label: String
    let id: String
    let hint: String?
    let errors: [InvalidField]
    let isRequired: Bool
    let w: Wording
    let control: ([Attribute]) -> Control

    var body: some HTML {
        div(.class("field"), .class("invalid").when(!errors.isEmpty)) {
            Element("label", [.for(id)], name)
            if let hint { p(.class("hint"), .id("\(id)-hint")) { hint } }
            control(ties)
            if !errors.isEmpty {
                p(.class("error"), .id("\(id)-error")) {
                    Icon(.alert)
                    ForEach(errors) { error in span { w(error) } }
                }
            }
        }
    }

    private var name: some HTML {
        Group {
            label
            if !isRequired { span(.class("optional")) { w("form.optional") } }
        }
    }

    private var ties: [Attribute] {
        let about = (hint == nil ? [] : ["\(id)-hint"]) + (errors.isEmpty ? [] : ["\(id)-error"])
        return [
            .id(id), .aria("describedby", about.joined(separator: " ")).when(!about.isEmpty),
            .aria("invalid", "true").when(!errors.isEmpty), .required.when(isRequired),
        ]
    }
}
