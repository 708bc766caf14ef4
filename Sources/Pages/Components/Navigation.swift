import Basics
import HTML

/// One of several views of the same thing.
package struct Tab: Sendable {
    let label: String
    let href: String
    let isCurrent: Bool
    let count: String?
    let key: String?

    package init(_ label: String, href: String, current: Bool = false, count: String? = nil, key: String? = nil) {
        self.label = label
        self.href = href
        isCurrent = current
        self.count = count
        self.key = key
    }
}

package struct Tabs: HTML {
    let label: String
    let tabs: [Tab]

    /// - Parameter label: what the views are of, for those who hear the page.
    package init(_ label: String, _ tabs: [Tab]) {
        self.label = label
        self.tabs = tabs
    }

    package var body: some HTML {
        nav(.class("tabs"), .aria("label", label)) {
            ForEach(tabs) { tab in
                Element(
                    "a",
                    [.href(tab.href), .aria("current", "page").when(tab.isCurrent)]
                        + KeyHint.attributes(tab.key, tab.label),
                    Group {
                        tab.label
                        if let count = tab.count { span(.class("count")) { count } }
                    }
                )
            }
        }
    }
}

/// On to the rest of a long list.
package struct Pager: HTML {
    let next: String?
    let first: String?
    let w: Wording

    /// - Parameters:
    ///   - next: the address of the following page; nil at the end.
    ///   - first: the address of the beginning; nil when this is it.
    package init(next: String?, first: String? = nil, _ w: Wording) {
        self.next = next
        self.first = first
        self.w = w
    }

    package var body: some HTML {
        if next != nil || first != nil {
            nav(.class("pager"), .aria("label", w("pager.label"))) {
                if let first { a(.class("button"), .class("quiet"), .href(first)) { w("pager.first") } }
                if let next { a(.class("button"), .href(next), .rel("next"), .data("key", "]")) { w("pager.next") } }
            }
        }
    }
}

/// Opens on a press and closes with Esc; works without scripts.
package struct Menu: HTML {
    let label: String
    let shown: Markup
    let content: Markup

    package init(_ label: String, @HTMLBuilder shown: () -> Markup, @HTMLBuilder content: () -> Markup) {
        self.label = label
        self.shown = shown()
        self.content = content()
    }

    package var body: some HTML {
        details(.class("menu")) {
            summary(.aria("label", label), .title(label)) { shown }
            div(.class("menu-list")) { content }
        }
    }
}

/// A question on top of the page: the browser's own dialog. Opened by whatever has `data-opens` with its id.
package struct Dialog: HTML {
    let id: String
    let title: String
    let w: Wording
    let content: Markup

    package init(_ id: String, _ title: String, _ w: Wording, @HTMLBuilder content: () -> Markup) {
        self.id = id
        self.title = title
        self.w = w
        self.content = content()
    }

    package var body: some HTML {
        dialog(.id(id), .aria("labelledby", "\(id)-title")) {
            header {
                h2(.id("\(id)-title")) { title }
                button(.type("button"), .class("quiet"), .data("closes"), .aria("label", w("frame.close"))) {
                    Icon(.close)
                }
            }
            content
        }
    }
}
