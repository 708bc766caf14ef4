import HTML
import Pages

/// A list that opens, with its choices under headings.
struct GroupedField: HTML {
    struct Group: Sendable {
        let name: String
        let choices: [(value: String, label: String)]
    }

    let name: String
    let label: String
    let form: Form
    let w: Wording
    let groups: [Group]
    let empty: String
    let isRequired: Bool

    init(
        _ name: String,
        _ label: String,
        _ form: Form,
        _ w: Wording,
        groups: [Group],
        empty: String,
        required: Bool = true
    ) {
        self.name = name
        self.label = label
        self.form = form
        self.w = w
        self.groups = groups
        self.empty = empty
        isRequired = required
    }

    var body: some HTML {
        let errors = form.errors[name] ?? []
        div(.class("field"), .class("invalid").when(!errors.isEmpty)) {
            Element("label", [.for(id)], label)
            Element("select", attributes(hasErrors: !errors.isEmpty), options)
            if !errors.isEmpty {
                p(.class("error"), .id("\(id)-error")) {
                    Icon(.alert)
                    ForEach(errors) { error in span { w(error) } }
                }
            }
        }
    }

    private var id: String { "f-\(name)" }

    private func attributes(hasErrors: Bool) -> [Attribute] {
        [
            .id(id), .name(name), .required.when(isRequired), .aria("invalid", "true").when(hasErrors),
            .aria("describedby", "\(id)-error").when(hasErrors),
        ]
    }

    private var options: some HTML {
        Pieces {
            option(.value("")) { empty }
            ForEach(groups.filter { !$0.choices.isEmpty }) { group in
                optgroup(.label(group.name)) {
                    ForEach(group.choices) { choice in
                        option(.value(choice.value), .selected.when(form[name] == choice.value)) { choice.label }
                    }
                }
            }
        }
    }
}

/// Several pieces of a page as one.
struct Pieces<Content: HTML>: HTML {
    let content: Content

    init(@HTMLBuilder content: () -> Content) { self.content = content() }

    var body: Content { content }
}
