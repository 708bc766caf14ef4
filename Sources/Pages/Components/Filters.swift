import Basics
import HTML

/// Narrows a list down. It is sent with GET, so that what is shown has an address; with scripts the list follows each choice.
package struct FilterForm: HTML {
    let path: String
    let label: String?
    let w: Wording
    let content: Markup

    /// - Parameter label: what is narrowed down, for those who hear the page.
    package init(to path: String, _ w: Wording, label: String? = nil, @HTMLBuilder content: () -> Markup) {
        self.path = path
        self.label = label
        self.w = w
        self.content = content()
    }

    package var body: some HTML {
        Element(
            "form",
            [
                .class("filters"), .method("get"), .action(path), .role("search"), .data("follows"),
                .aria("label", label ?? "").when(label != nil),
            ],
            inside
        )
    }

    @HTMLBuilder
    private var inside: some HTML {
        content
        SubmitButton(w("frame.filter"), style: .plain)
    }
}

package struct FilterText: HTML {
    package enum Kind: String, Sendable {
        case search
        case date
    }

    let name: String
    let label: String
    let value: String
    let kind: Kind

    package init(_ name: String, _ label: String, _ value: String, kind: Kind = .search) {
        self.name = name
        self.label = label
        self.value = value
        self.kind = kind
    }

    package var body: some HTML {
        Element("label", [.class("filter")], inside)
    }

    @HTMLBuilder
    private var inside: some HTML {
        span { label }
        input(
            .type(kind.rawValue),
            .name(name),
            .value(value),
            .maxlength(100).when(kind == .search),
            .data("key", "/").when(kind == .search),
            .data("key-label", label).when(kind == .search)
        )
    }
}

package struct FilterSelect: HTML {
    let name: String
    let label: String
    let chosen: String
    let all: String?
    let options: [Choice]

    /// - Parameter all: the word for "any of them"; nil when one is always chosen.
    package init(_ name: String, _ label: String, _ chosen: String, all: String?, options: [Choice]) {
        self.name = name
        self.label = label
        self.chosen = chosen
        self.all = all
        self.options = options
    }

    package var body: some HTML {
        Element("label", [.class("filter")], inside)
    }

    @HTMLBuilder
    private var inside: some HTML {
        span { label }
        Element("select", [.name(name)], choices)
    }

    @HTMLBuilder
    private var choices: some HTML {
        if let all { option(.value("")) { all } }
        ForEach(options) { choice in
            option(.value(choice.value), .selected.when(choice.value == chosen)) { choice.label }
        }
    }
}
