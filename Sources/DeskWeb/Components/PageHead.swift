import HTML
import Pages

/// What stands on top of a page: whose or what it is, and what can be done with it.
struct PageHead: HTML {
    let title: String
    let isClient: Bool
    let isConfidential: Bool
    let detail: String
    let w: Wording
    let acts: Markup

    /// - Parameter client: the title is a client's name, the largest thing on a page.
    init(
        _ title: String,
        client isClient: Bool = false,
        confidential isConfidential: Bool = false,
        detail: String = "",
        _ w: Wording,
        @HTMLBuilder acts: () -> Markup
    ) {
        self.title = title
        self.isClient = isClient
        self.isConfidential = isConfidential
        self.detail = detail
        self.w = w
        self.acts = acts()
    }

    var body: some HTML {
        header(.class("page-head")) {
            div {
                h1(.class("client-name").when(isClient)) {
                    title
                    if isConfidential { ConfidentialMark(w: w) }
                }
                if !detail.isEmpty { p(.class("muted")) { detail } }
            }
            div(.class("row")) { acts }
        }
    }
}

extension PageHead {
    init(_ title: String, client isClient: Bool = false, detail: String = "", _ w: Wording) {
        self.init(title, client: isClient, detail: detail, w, acts: {})
    }
}

/// A small button of one picture; its word is heard and shown on hover.
struct IconLink: HTML {
    let label: String
    let href: String
    let icon: Icon.Name
    let key: String

    var body: some HTML {
        a(
            .class("icon-button"),
            .href(href),
            .aria("label", label),
            .data("key", key),
            .data("key-label", label),
            .title("\(label) (\(key.uppercased()))")
        ) { Icon(icon) }
    }
}
