import Basics
import HTML

/// One of several, in a list that opens.
package struct SelectField: HTML {
    let name: String
    let label: String
    let form: Form
    let w: Wording
    let options: [Choice]
    let required: Bool
    let empty: String?
    let hint: String?
    let scope: String

    /// - Parameter empty: what stands there while nothing is chosen; nil when something always is.
    package init(
        _ name: String,
        _ label: String,
        _ form: Form,
        _ w: Wording,
        options: [Choice],
        required: Bool = true,
        empty: String? = nil,
        hint: String? = nil,
        scope: String = ""
    ) {
        self.name = name
        self.label = label
        self.form = form
        self.w = w
        self.options = options
        self.required = required
        self.empty = empty
        self.hint = hint
        self.scope = scope
    }

    package var body: some HTML {
        Field(
            label: label,
            id: FieldID.make(scope, name),
            hint: hint,
            errors: form.errors[name] ?? [],
            isRequired: required,
            w: w
        ) { ties in
            Element("select", ties + [.name(name)], choices)
        }
    }

    private var choices: some HTML {
        Group {
            if let empty { option(.value("")) { empty } }
            ForEach(options) { choice in
                option(.value(choice.value), .selected.when(form[name] == choice.value)) { choice.label }
            }
        }
    }
}

/// One of a few, all in sight.
package struct ChoiceField: HTML {
    let name: String
    let label: String
    let form: Form
    let w: Wording
    let options: [Choice]
    let scope: String

    package init(
        _ name: String,
        _ label: String,
        _ form: Form,
        _ w: Wording,
        options: [Choice],
        scope: String = ""
    ) {
        self.name = name
        self.label = label
        self.form = form
        self.w = w
        self.options = options
        self.scope = scope
    }

    package var body: some HTML {
        fieldset(.class("field"), .class("choices"), .class("invalid").when(!errors.isEmpty)) {
            legend { label }
            ForEach(options) { choice in
                Element("label", [.class("choice")], one(choice))
            }
            if !errors.isEmpty {
                p(.class("error")) {
                    Icon(.alert)
                    ForEach(errors) { error in span { w(error) } }
                }
            }
        }
    }

    private var errors: [InvalidField] { form.errors[name] ?? [] }

    private func one(_ choice: Choice) -> some HTML {
        Group {
            input(.type("radio"), .name(name), .value(choice.value), .checked.when(form[name] == choice.value))
            span {
                choice.label
                if let hint = choice.hint { small { hint } }
            }
        }
    }
}

/// Yes or no.
package struct CheckField: HTML {
    let name: String
    let label: String
    let form: Form
    let hint: String?
    let value: String

    package init(_ name: String, _ label: String, _ form: Form, hint: String? = nil, value: String = "yes") {
        self.name = name
        self.label = label
        self.form = form
        self.hint = hint
        self.value = value
    }

    package var body: some HTML {
        Element("label", [.class("choice")], inside)
    }

    private var inside: some HTML {
        Group {
            input(.type("checkbox"), .name(name), .value(value), .checked.when(form.all(name).contains(value)))
            span {
                label
                if let hint { small { hint } }
            }
        }
    }
}
