import Basics
import HTML

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

/// Choices under a heading of their own.
package struct ChoiceGroup: Sendable {
    let name: String
    let choices: [Choice]

    package init(_ name: String, _ choices: [Choice]) {
        self.name = name
        self.choices = choices
    }
}

/// One of several, in a list that opens.
package struct SelectField: HTML {
    let asked: Asked
    let options: [Choice]
    let groups: [ChoiceGroup]
    let empty: String?

    /// - Parameters:
    ///   - groups: further choices, under headings.
    ///   - empty: what stands there while nothing is chosen; nil when something always is.
    package init(
        _ name: String,
        _ label: String,
        _ form: Form,
        _ w: Wording,
        options: [Choice] = [],
        groups: [ChoiceGroup] = [],
        required: Bool = true,
        empty: String? = nil,
        hint: String? = nil,
        scope: String = ""
    ) {
        asked = Asked(name, label, form, w, required: required, hint: hint, scope: scope)
        self.options = options
        self.groups = groups.filter { !$0.choices.isEmpty }
        self.empty = empty
    }

    package var body: some HTML {
        Field(asked) { ties in Element("select", ties, choices) }
    }

    private var choices: some HTML {
        Group {
            if let empty { option(.value("")) { empty } }
            ForEach(options) { one($0) }
            ForEach(groups) { group in
                optgroup(.label(group.name)) { ForEach(group.choices) { one($0) } }
            }
        }
    }

    private func one(_ choice: Choice) -> some HTML {
        option(.value(choice.value), .selected.when(asked.answer == choice.value)) { choice.label }
    }
}

/// One of a few, all in sight.
package struct ChoiceField: HTML {
    let asked: Asked
    let options: [Choice]

    package init(_ name: String, _ label: String, _ form: Form, _ w: Wording, options: [Choice]) {
        asked = Asked(name, label, form, w)
        self.options = options
    }

    package var body: some HTML {
        FieldSet(asked) {
            div(.class("choices")) {
                ForEach(options) { choice in
                    Element("label", [.class("choice")], one(choice))
                }
            }
        }
    }

    private func one(_ choice: Choice) -> some HTML {
        Group {
            input(
                .type("radio"),
                .name(asked.name),
                .value(choice.value),
                .checked.when(asked.answer == choice.value)
            )
            ChoiceFace(label: choice.label, hint: choice.hint)
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
            ChoiceFace(label: label, hint: hint)
        }
    }
}

/// The words beside a box or a round.
private struct ChoiceFace: HTML {
    let label: String
    let hint: String?

    var body: some HTML {
        span {
            label
            if let hint { small { hint } }
        }
    }
}
