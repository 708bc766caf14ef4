import Basics
import HTML

/// A line of text.
package struct TextField: HTML {
    package enum Kind: String, Sendable {
        case text
        case email
        case phone = "tel"
        case search
        case date
        case dateTime = "datetime-local"
        case time
        case number
        case password
    }

    let asked: Asked
    let kind: Kind
    let max: Int
    let autocomplete: String?
    let autofocus: Bool
    let draft: String?

    /// - Parameters:
    ///   - draft: the place under which what is typed is kept until it is sent (`PUT /drafts/{place}`).
    ///   - autocomplete: the browser's word for what stands here, such as `email`.
    ///   - scope: tells apart fields of the same name in several forms of a page.
    package init(
        _ name: String,
        _ label: String,
        _ form: Form,
        _ w: Wording,
        kind: Kind = .text,
        required: Bool = true,
        hint: String? = nil,
        max: Int = 200,
        autocomplete: String? = nil,
        autofocus: Bool = false,
        draft: String? = nil,
        scope: String = ""
    ) {
        asked = Asked(name, label, form, w, required: required, hint: hint, scope: scope)
        self.kind = kind
        self.max = max
        self.autocomplete = autocomplete
        self.autofocus = autofocus
        self.draft = draft
    }

    package var body: some HTML {
        Field(asked) { ties in VoidElement("input", ties + own) }
    }

    /// A password is never written back into a page.
    private var own: [Attribute] {
        [
            .type(kind.rawValue), .value(asked.answer ?? "").when(kind != .password && asked.answer != nil),
            .maxlength(max).when(![.number, .date, .dateTime, .time].contains(kind)),
            .autocomplete(autocomplete ?? "").when(autocomplete != nil), .autofocus.when(autofocus),
            .data("draft", draft ?? "").when(draft != nil),
        ]
    }
}

/// Several lines of text.
package struct TextArea: HTML {
    let asked: Asked
    let max: Int
    let rows: Int
    let draft: String?
    let checks: String?
    let mentions: String?
    let key: String?

    /// - Parameters:
    ///   - mentions: where the people are found who can be named by an @.
    ///   - draft: the place under which what is typed is kept until it is sent (`PUT /drafts/{place}`).
    ///   - checks: where its spelling is checked while one writes.
    ///   - key: leads here from the keyboard; `?` lists it.
    package init(
        _ name: String,
        _ label: String,
        _ form: Form,
        _ w: Wording,
        required: Bool = true,
        hint: String? = nil,
        max: Int = 20_000,
        rows: Int = 5,
        draft: String? = nil,
        scope: String = "",
        checks: String? = nil,
        mentions: String? = nil,
        key: String? = nil
    ) {
        asked = Asked(name, label, form, w, required: required, hint: hint, scope: scope)
        self.max = max
        self.rows = rows
        self.draft = draft
        self.checks = checks
        self.mentions = mentions
        self.key = key
    }

    package var body: some HTML {
        Field(asked) { ties in Element("textarea", ties + own, typed) }
    }

    private var own: [Attribute] {
        [
            .rows(rows), .maxlength(max), .data("draft", draft ?? "").when(draft != nil),
            .data("spelling", checks ?? "").when(checks != nil),
            .data("mentions", mentions ?? "").when(mentions != nil),
            .data("key", key ?? "").when(key != nil), .data("key-label", asked.label).when(key != nil),
        ]
    }

    /// The browser swallows the first line feed.
    private var typed: some HTML {
        Group {
            HTMLRaw("\n")
            asked.answer ?? ""
        }
    }
}
