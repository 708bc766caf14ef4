import Basics
import HTML

/// What a field asks, whatever one answers it with.
struct Asked: Sendable {
    let name: String
    let label: String
    let form: Form
    let w: Wording
    let isRequired: Bool
    /// What would be right, in a sentence.
    let hint: String?
    /// Tells apart fields of the same name in several forms of a page.
    let scope: String

    init(
        _ name: String,
        _ label: String,
        _ form: Form,
        _ w: Wording,
        required: Bool = true,
        hint: String? = nil,
        scope: String = ""
    ) {
        self.name = name
        self.label = label
        self.form = form
        self.w = w
        isRequired = required
        self.hint = hint
        self.scope = scope
    }

    /// What was typed or chosen.
    var answer: String? { form[name] }
    var errors: [InvalidField] { form.errors[name] ?? [] }
    var id: String { scope.isEmpty ? "f-\(name)" : "f-\(scope)-\(name)" }
}

/// The frame of every field: its name, what would be right, and what is wrong, tied together for those who hear the page.
struct Field: HTML {
    let asked: Asked
    let control: ([Attribute]) -> Markup

    /// - Parameter control: gets the attributes that tie it to its name, its hint and its errors.
    init(_ asked: Asked, @HTMLBuilder control: @escaping ([Attribute]) -> Markup) {
        self.asked = asked
        self.control = control
    }

    var body: some HTML {
        div(.class("field"), .class("invalid").when(!asked.errors.isEmpty)) {
            Element("label", [.for(asked.id)], name)
            if let hint = asked.hint { p(.class("hint"), .id("\(asked.id)-hint")) { hint } }
            control(ties)
            FieldErrors(asked)
        }
    }

    private var name: some HTML {
        Group {
            span { asked.label }
            if !asked.isRequired { span(.class("optional")) { asked.w("form.optional") } }
        }
    }

    private var ties: [Attribute] {
        let about =
            (asked.hint == nil ? [] : ["\(asked.id)-hint"]) + (asked.errors.isEmpty ? [] : ["\(asked.id)-error"])
        return [
            .id(asked.id), .name(asked.name), .aria("describedby", about.joined(separator: " ")).when(!about.isEmpty),
            .aria("invalid", "true").when(!asked.errors.isEmpty), .required.when(asked.isRequired),
        ]
    }
}

/// The frame of several boxes that answer one question together.
package struct FieldSet: HTML {
    let asked: Asked
    let content: Markup

    init(_ asked: Asked, @HTMLBuilder content: () -> Markup) {
        self.asked = asked
        self.content = content()
    }

    package init(
        _ name: String,
        _ label: String,
        _ form: Form,
        _ w: Wording,
        required: Bool = true,
        hint: String? = nil,
        @HTMLBuilder content: () -> Markup
    ) {
        self.init(Asked(name, label, form, w, required: required, hint: hint), content: content)
    }

    package var body: some HTML {
        fieldset(.class("field"), .class("invalid").when(!asked.errors.isEmpty)) {
            legend {
                asked.label
                if !asked.isRequired {
                    " "
                    span(.class("optional")) { asked.w("form.optional") }
                }
            }
            if let hint = asked.hint { p(.class("hint")) { hint } }
            content
            FieldErrors(asked)
        }
    }
}

private struct FieldErrors: HTML {
    let asked: Asked

    init(_ asked: Asked) {
        self.asked = asked
    }

    var body: some HTML {
        if !asked.errors.isEmpty {
            p(.class("error"), .id("\(asked.id)-error")) {
                Icon(.alert)
                ForEach(asked.errors) { error in span { asked.w(error) } }
            }
        }
    }
}
