import Basics
import HTML
import Pages

/// Narrows a list down. It is sent with GET, so that what is shown has an address.
struct FilterForm<Content: HTML>: HTML {
    let path: String
    let w: Wording
    let content: Content

    init(to path: String, _ w: Wording, @HTMLBuilder content: () -> Content) {
        self.path = path
        self.w = w
        self.content = content()
    }

    var body: some HTML {
        Element("form", [.class("filters"), .method("get"), .action(path), .role("search")], inside)
    }

    @HTMLBuilder
    private var inside: some HTML {
        content
        SubmitButton(w("admin.filter.show"), style: .plain)
    }
}

struct FilterText: HTML {
    let name: String
    let label: String
    let value: String
    var type = "search"

    var body: some HTML {
        Element("label", [.class("filter")], inside)
    }

    @HTMLBuilder
    private var inside: some HTML {
        span { label }
        input(
            .type(type),
            .name(name),
            .value(value),
            .maxlength(100).when(type == "search"),
            .data("key", "/").when(type == "search"),
            .data("key-label", label).when(type == "search")
        )
    }
}

struct FilterSelect: HTML {
    let name: String
    let label: String
    let chosen: String
    /// The word for "any of them".
    let all: String
    let options: [(value: String, label: String)]

    var body: some HTML {
        Element("label", [.class("filter")], inside)
    }

    @HTMLBuilder
    private var inside: some HTML {
        span { label }
        Element("select", [.name(name)], choices)
    }

    @HTMLBuilder
    private var choices: some HTML {
        option(.value("")) { all }
        ForEach(options) { choice in
            option(.value(choice.value), .selected.when(choice.value == chosen)) { choice.label }
        }
    }
}
