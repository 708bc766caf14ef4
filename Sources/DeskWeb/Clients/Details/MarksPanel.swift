import Basics
import Clients
import HTML
import Pages
import People

/// Tags, and the facts that this company asks about its clients.
struct MarksPanel: HTML {
    let page: ClientCardPage
    let reader: Reader

    private var client: Client { page.client }
    private var details: CardDetails { page.details }

    var body: some HTML {
        let w = reader.w
        Panel(w("client.marks"), id: ClientPart.marks.rawValue) {
            if reader.may(.changeClients), page.part != .marks {
                Button(
                    w("client.change"),
                    href: Address.edit(.marks, of: client.id),
                    style: .quiet,
                    key: ClientPart.marks.key,
                    icon: .edit
                )
            }
        } content: {
            if page.part == .marks { form } else { shown }
        }
    }

    @HTMLBuilder
    private var shown: some HTML {
        let w = reader.w
        let filled = details.fields.filter { details.values[$0.id] != nil }
        if details.tags.isEmpty, filled.isEmpty { p(.class("muted")) { w("client.marks.none") } }
        if !details.tags.isEmpty {
            p(.class("chips")) {
                ForEach(details.tags) { tag in
                    a(.class("chip"), .href(Address.path(Address.clients, ["tag": tag.name]))) { tag.name }
                }
            }
        }
        if !filled.isEmpty {
            Definitions {
                ForEach(filled) { field in
                    Definition(field.name) { value(of: field) }
                }
            }
        }
    }

    /// What can be chosen leads to all who have the same.
    @HTMLBuilder
    private func value(of field: CustomField) -> some HTML {
        let value = details.values[field.id] ?? ""
        let shown = field.shown(value, reader.w)
        if field.kind == .choice || field.kind == .yesNo {
            a(.href(Address.path(Address.clients, ["field": field.id.description, "value": value]))) { shown }
        } else {
            shown
        }
    }

    private var form: some HTML {
        let w = reader.w
        return PostForm(to: "\(Address.client(client.id))/marks", reader) {
            FormErrors(page.form, w)
            TextField(
                "tags",
                w("client.tags"),
                page.form,
                w,
                required: false,
                hint: w("client.tags.hint"),
                max: 2000,
                autofocus: true
            )
            ForEach(details.fields) { FieldInput(field: $0, form: page.form, w: w) }
            EditButtons(client: client, w: w)
        }
    }
}

/// The field in which a custom field is written.
struct FieldInput: HTML {
    let field: CustomField
    let form: Form
    let w: Wording

    var body: some HTML {
        switch field.kind {
        case .text: TextField(field.formName, field.name, form, w, required: false, max: CustomField.longestText)
        case .number: TextField(field.formName, field.name, form, w, required: false, max: 30)
        case .date: TextField(field.formName, field.name, form, w, kind: .date, required: false)
        case .choice: select(field.choices.map { Choice($0, $0) })
        case .yesNo: select(["yes", "no"].map { Choice($0, w(TextKey("client-field.\($0)"))) })
        }
    }

    private func select(_ options: [Choice]) -> some HTML {
        SelectField(
            field.formName,
            field.name,
            form,
            w,
            options: options,
            required: false,
            empty: w("client-field.unknown")
        )
    }
}

extension CustomField {
    /// A value as a page shows it.
    func shown(_ value: String, _ w: Wording) -> String {
        switch kind {
        case .yesNo: w(TextKey("client-field.\(value)"))
        case .date: Day(value).flatMap { $0.start(in: w.zone.identifier) }.map { w.day($0) } ?? value
        case .text, .number, .choice: value
        }
    }
}
