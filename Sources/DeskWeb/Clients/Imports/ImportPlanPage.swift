import Basics
import Clients
import Formats
import HTML
import Pages

/// A file before it comes in: what its columns are, and what its first rows would become.
struct ImportPlanPage: Page {
    let found: ClientImport
    let look: ImportLook
    let fields: [CustomField]
    let typed: Form

    var place: Place { .clients }
    var layout: Layout { .wide }
    var back: String? { Address.clientImports }

    func title(for reader: Reader) -> String { found.fileName }

    /// What was typed, or else what the look found.
    var form: Form {
        guard typed.isEmpty else { return typed }
        var values = [
            "kind": look.plan.kind.rawValue, "region": look.plan.region, "language": look.plan.language.rawValue,
            "doubtful": look.plan.doubtful.rawValue,
            "encoding": look.plan.layout.encoding?.rawValue ?? "",
            "delimiter": Delimiter(look.plan.layout.delimiter)?.rawValue ?? "",
            "heading": look.plan.layout.hasHeading.map { $0 ? "yes" : "no" } ?? "",
        ]
        for (place, column) in look.plan.columns.enumerated() { values["column-\(place)"] = "\(column.field)" }
        return Form(values)
    }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(found.fileName, detail: detail(w), w) {
            ActButton(
                w("client-import.discard"),
                to: "\(Address.clientImport(found.id))/removal",
                reader,
                style: .quiet
            )
        }
        PostForm(to: "\(Address.clientImport(found.id))/plan", reader) {
            FormErrors(form, w)
            if !look.plan.columns.isEmpty { ColumnPanel(page: self, w: w) }
            RulePanel(page: self, w: w)
            PreviewPanel(preview: look.preview, fields: fields, w: w)
            div(.class("row")) {
                SubmitButton(w("client-import.start"), key: "ctrl+enter", name: "act", value: "start")
                SubmitButton(w("client-import.look-again"), style: .plain, key: "l", name: "act", value: "look")
            }
        }
    }

    private func detail(_ w: Wording) -> String {
        let size = w.size(bytes: Int(found.size))
        guard let encoding = look.encoding, let delimiter = Delimiter(look.delimiter) else {
            return [w("client-import.cards"), size].joined(separator: " · ")
        }
        let sign = w(TextKey("client-import.delimiter.\(delimiter.rawValue)"))
        return [w("client-import.table"), encoding.rawValue, sign, size].joined(separator: " · ")
    }
}

/// What each column is.
private struct ColumnPanel: HTML {
    let page: ImportPlanPage
    let w: Wording

    var body: some HTML {
        let form = page.form
        Panel(w("client-import.columns")) {
            table(.class("data")) {
                thead {
                    tr {
                        th(.scope("col")) { w("client-import.column") }
                        th(.scope("col")) { w("client-import.meaning") }
                        th(.scope("col"), .class("wide")) { w("client-import.sample") }
                    }
                }
                tbody {
                    ForEach(Array(page.look.plan.columns.enumerated())) { place, column in
                        tr {
                            th(.scope("row")) { column.name }
                            td { chooser(place, column, form) }
                            td(.class("wide"), .class("muted")) { samples(place) }
                        }
                    }
                }
            }
        }
    }

    private func chooser(_ place: Int, _ column: ImportColumn, _ form: Form) -> some HTML {
        Element(
            "select",
            [.name("column-\(place)"), .aria("label", w("client-import.meaning-of", ["column": column.name]))],
            options(form["column-\(place)"] ?? "")
        )
    }

    @HTMLBuilder
    private func options(_ chosen: String) -> some HTML {
        option(.value("")) { w("client-import.ignored") }
        ForEach(ColumnMeaning.allCases) { meaning in
            option(.value(meaning.rawValue), .selected.when(meaning.rawValue == chosen)) {
                w(TextKey("client-import.meaning.\(meaning.rawValue)"))
            }
        }
        ForEach(page.fields) { field in
            option(.value("field:\(field.id)"), .selected.when("field:\(field.id)" == chosen)) { field.name }
        }
    }

    private func samples(_ place: Int) -> String {
        guard place < page.look.samples.count else { return "" }
        return page.look.samples[place].prefix(3).joined(separator: " · ")
    }
}

/// How rows are read and what becomes of those that are in doubt.
private struct RulePanel: HTML {
    let page: ImportPlanPage
    let w: Wording

    var body: some HTML {
        let form = page.form
        let isTable = page.found.format == .table
        Panel(w("client-import.rules")) {
            div(.class("fields")) {
                select("kind", ImportPlan.KindRule.allCases.map(\.rawValue), form)
                select("doubtful", ImportPlan.DoubtRule.allCases.map(\.rawValue), form)
                TextField("region", w("client-import.region"), form, w, hint: w("client-import.region.hint"), max: 2)
                SelectField(
                    "language",
                    w("client-import.language"),
                    form,
                    w,
                    options: Language.allCases.map { Choice($0.rawValue, w(TextKey("language.\($0.rawValue)"))) }
                )
            }
            if isTable {
                div(.class("fields")) {
                    SelectField(
                        "encoding",
                        w("client-import.encoding"),
                        form,
                        w,
                        options: TextEncoding.allCases.map { Choice($0.rawValue, $0.rawValue) },
                        required: false,
                        empty: w("client-import.found-out")
                    )
                    select("delimiter", Delimiter.allCases.map(\.rawValue), form, empty: w("client-import.found-out"))
                    select("heading", ["yes", "no"], form, empty: w("client-import.found-out"))
                    TextField(
                        "mapping",
                        w("client-import.mapping"),
                        form,
                        w,
                        required: false,
                        hint: w("client-import.mapping.hint"),
                        max: 100
                    )
                }
            }
        }
    }

    private func select(_ name: String, _ values: [String], _ form: Form, empty: String? = nil) -> some HTML {
        SelectField(
            name,
            w(TextKey("client-import.\(name)")),
            form,
            w,
            options: values.map { Choice($0, w(TextKey("client-import.\(name).\($0)"))) },
            required: empty == nil,
            empty: empty
        )
    }
}

/// What the first rows would become.
private struct PreviewPanel: HTML {
    let preview: [ImportLook.Preview]
    let fields: [CustomField]
    let w: Wording

    var body: some HTML {
        Panel(w("client-import.preview")) {
            ol(.class("client-notes")) {
                ForEach(preview) { row in
                    li {
                        switch row.outcome {
                        case .success(let draft): DraftLine(draft: draft, fields: fields, w: w)
                        case .failure(let flaw):
                            p { Badge(w("client-import.rejected"), shape: .ring) }
                            p(.class("muted")) { w("client-import.at-line", ["line": "\(row.line)"]) + ": " + w(flaw) }
                        }
                    }
                }
            }
        }
    }
}

private struct DraftLine: HTML {
    let draft: ImportDraft
    let fields: [CustomField]
    let w: Wording

    var body: some HTML {
        p {
            b { draft.title }
            " "
            span(.class("muted")) { w(draft.kind.name) }
        }
        p(.class("muted")) { parts.joined(separator: " · ") }
        ForEach(draft.remarks) { remark in
            p { Badge(w("client-import.remark"), shape: .half) }
            p(.class("muted")) { "\(remark.found): " + w(remark) }
        }
    }

    private var parts: [String] {
        let contact = draft.contact.map { draft.kind == .person ? $0.position : "\($0.name.full) \($0.position)" }
        let custom = fields.compactMap { field in draft.fields[field.id].map { "\(field.name): \($0)" } }
        let number = draft.taxNumber.map { w("client.tax-number") + " " + $0.text }
        return
            ([contact?.trimmed, number].compactMap(\.self) + draft.points.map(\.value)
            + draft.tags.map { "#" + $0.name }
            + custom + [draft.note]).filter { !$0.isEmpty }
    }
}
