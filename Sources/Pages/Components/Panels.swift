import Basics
import HTML

/// A part of a page under its own heading.
package struct Panel: HTML {
    let title: String
    let id: String?
    let tools: Markup
    let content: Markup

    package init(
        _ title: String,
        id: String? = nil,
        @HTMLBuilder tools: () -> Markup,
        @HTMLBuilder content: () -> Markup
    ) {
        self.title = title
        self.id = id
        self.tools = tools()
        self.content = content()
    }

    package var body: some HTML {
        section(.class("panel"), .id(id ?? "").when(id != nil)) {
            header {
                h2 { title }
                div(.class("tools")) { tools }
            }
            content
        }
    }
}

extension Panel {
    package init(_ title: String, id: String? = nil, @HTMLBuilder content: () -> Markup) {
        self.init(title, id: id, tools: {}, content: content)
    }
}

/// Where a list would be and there is nothing: what this is, what to do first, one button.
package struct EmptyState: HTML {
    let title: String
    let text: String
    let action: Button?

    package init(_ title: String, _ text: String, action: Button? = nil) {
        self.title = title
        self.text = text
        self.action = action
    }

    package var body: some HTML {
        div(.class("empty")) {
            p(.class("empty-title")) { title }
            p { text }
            action
        }
    }
}

/// Facts by their names.
package struct Definitions: HTML {
    let content: Markup

    package init(@HTMLBuilder content: () -> Markup) {
        self.content = content()
    }

    package var body: some HTML {
        dl(.class("definitions")) { content }
    }
}

package struct Definition: HTML {
    let term: String
    let content: Markup

    package init(_ term: String, @HTMLBuilder content: () -> Markup) {
        self.term = term
        self.content = content()
    }

    package var body: some HTML {
        div {
            dt { term }
            dd { content }
        }
    }
}

/// How far long work has come.
package struct ProgressBar: HTML {
    let value: Int
    let whole: Int
    let label: String

    package init(_ value: Int, of whole: Int, _ label: String) {
        self.value = value
        self.whole = whole
        self.label = label
    }

    package var body: some HTML {
        div(.class("progress")) {
            Element("label", [], label)
            Element("progress", [.value(value), .max(String(max(1, whole))), .aria("label", label)], Markup())
        }
    }
}

/// What was just done, with the way to take it back.
package struct NoticeBar: HTML {
    let notice: Notice
    let reader: Reader

    package init(_ notice: Notice, _ reader: Reader) {
        self.notice = notice
        self.reader = reader
    }

    package var body: some HTML {
        div(.class("notice"), .data("notice")) {
            Icon(.check)
            p { reader.w(notice.key, notice.details) }
            if let undo = notice.undo {
                ActButton(reader.w("frame.undo"), to: undo, reader, style: .quiet, key: "ctrl+z", icon: .undo)
            }
        }
    }
}
