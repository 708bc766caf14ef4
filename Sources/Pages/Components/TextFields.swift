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
        case number
        case password
    }

    let name: String
    let label: String
    let form: Form
    let w: Wording
    let kind: Kind
    let required: Bool
    let hint: String?
    let max: Int
    let autocomplete: String?
    let autofocus: Bool
    let scope: String

    /// - Parameters:
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
        scope: String = ""
    ) {
        self.name = name
        self.label = label
        self.form = form
        self.w = w
        self.kind = kind
        self.required = required
        self.hint = hint
        self.max = max
        self.autocomplete = autocomplete
        self.autofocus = autofocus
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
            VoidElement("input", ties + own)
        }
    }

    /// A password is never written back into a page.
    private var own: [Attribute] {
        [
            .type(kind.rawValue), .name(name), .value(form[name] ?? "").when(kind != .password && form[name] != nil),
            .maxlength(max).when(kind != .number && kind != .date),
            .autocomplete(autocomplete ?? "").when(autocomplete != nil), .autofocus.when(autofocus),
        ]
    }
}

/// Several lines of text.
package struct TextArea: HTML {
    let name: String
    let label: String
    let form: Form
    let w: Wording
    let required: Bool
    let hint: String?
    let max: Int
    let rows: Int
    let draft: String?
    let scope: String

    /// - Parameter draft: the place under which what is typed is kept until it is sent (`PUT /drafts/{place}`).
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
        scope: String = ""
    ) {
        self.name = name
        self.label = label
        self.form = form
        self.w = w
        self.required = required
        self.hint = hint
        self.max = max
        self.rows = rows
        self.draft = draft
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
            Element("textarea", ties + own, typed)
        }
    }

    private var own: [Attribute] {
        [.name(name), .rows(rows), .maxlength(max), .data("draft", draft ?? "").when(draft != nil)]
    }

    /// The browser swallows the first line feed.
    private var typed: some HTML {
        Group {
            HTMLRaw("\n")
            form[name] ?? ""
        }
    }
}

enum FieldID {
    static func make(_ scope: String, _ name: String) -> String { scope.isEmpty ? "f-\(name)" : "f-\(scope)-\(name)" }
}
