import Basics
import Clients
import Desk
import HTML
import Pages
import People
import Store

/// Where the next edition is written, level by level.
struct ProcedureFormPage: Page {
    /// Nil before the first change is kept.
    let draft: EscalationEdition?
    let form: Form
    let names: ProcedureNames
    private let count: Int

    init(_ form: Form? = nil, in snapshot: Snapshot) throws {
        let draft = try snapshot.escalationDraft()
        let shown = try draft ?? snapshot.escalationProcedure()
        self.draft = draft
        let form = form ?? Form(of: shown.procedure)
        self.form = form
        count = min(EscalationProcedure.mostLevels, form["levels"].flatMap { Int($0) } ?? shown.procedure.levels.count)
        names = try ProcedureNames(of: [shown], choosing: true, in: snapshot)
    }

    var place: Place { .templates }
    var back: String? { "/procedure" }

    func title(for reader: Reader) -> String { reader.w("admin.procedure.writing") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        p(.class("muted"), .class("procedure-lead")) { w("admin.procedure.writing-lead") }
        PostForm(to: "/procedure/draft", reader) {
            FormErrors(form, w)
            // Enter keeps: a browser presses the first button of a form.
            button(.type("submit"), .name("do"), .value("keep"), .class("visually-hidden"), .tabindex(-1)) {
                w("admin.procedure.keep")
            }
            if let draft { HiddenField("version", "\(draft.version)") }
            HiddenField("levels", "\(count)")
            ForEach(Array(1...max(1, count))) { number in
                LevelFields(number: number, count: count, form: form, names: names, w: w)
            }
            div(.class("row")) {
                SubmitButton(w("admin.procedure.keep"), key: "ctrl+enter", icon: .check, name: "do", value: "keep")
                if count < EscalationProcedure.mostLevels {
                    SubmitButton(w("admin.procedure.add"), style: .plain, icon: .plus, name: "do", value: "add")
                }
            }
        }
    }
}

/// What is asked about one level.
struct LevelFields: HTML {
    let number: Int
    let count: Int
    let form: Form
    let names: ProcedureNames
    let w: Wording

    var body: some HTML {
        Panel(w("escalation.level-number", ["number": "\(number)"]), id: "level-\(number)") {
            if number > 1 { act("up", nil) }
            if count > 1 { act("remove", .close) }
        } content: {
            div(.class("stack"), .class("procedure-level")) {
                to
                div(.class("fields")) {
                    TextField(field("hours"), w("admin.procedure.hours"), form, w, kind: .number)
                    TextField(
                        field("name"),
                        w("admin.procedure.name"),
                        form,
                        w,
                        required: false,
                        max: EscalationProcedure.Level.longestName
                    )
                }
                CheckField(field("hand"), w("admin.procedure.hand"), form, hint: w("admin.procedure.hand-hint"))
                FieldSet(field("demand"), w("admin.procedure.attach"), form, w) {
                    div(.class("ticks")) {
                        ForEach(EscalationProcedure.Demand.allCases) { demand in
                            CheckField(field("demand"), w(demand.name), form, value: demand.rawValue)
                        }
                    }
                }
                details(.open.when(asksOccasion)) {
                    summary { w("admin.procedure.auto") }
                    occasion
                }
            }
        }
    }

    private func field(_ name: String) -> String { "\(name).\(number)" }

    private var to: some HTML {
        let choices = names.choices(w)
        return SelectField(
            field("to"),
            w("escalation.to"),
            form,
            w,
            options: choices.plain,
            groups: choices.groups,
            required: false,
            empty: w("case.hand-over.whom")
        )
    }

    private var asksOccasion: Bool {
        ["share", "priority", "kind", "severity", "tag", "confidential"].contains { !(form[field($0)] ?? "").isEmpty }
            || form.errors[field("share")] != nil
    }

    private var occasion: some HTML {
        div(.class("stack")) {
            p(.class("hint")) { w("admin.procedure.auto-hint") }
            div(.class("fields")) {
                TextField(field("share"), w("admin.procedure.share"), form, w, kind: .number, required: false)
                select("priority", Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) })
                select("kind", Case.Kind.allCases.map { Choice($0.rawValue, w($0.name)) })
                select("severity", Claim.Severity.allCases.map { Choice($0.rawValue, w($0.name)) })
                TextField(field("tag"), w("admin.procedure.tag"), form, w, required: false, max: Tag.longest)
            }
            CheckField(field("confidential"), w("admin.procedure.confidential"), form)
        }
    }

    private func select(_ name: String, _ options: [Choice]) -> some HTML {
        SelectField(
            field(name),
            w(TextKey("admin.procedure.\(name)")),
            form,
            w,
            options: options,
            required: false,
            empty: w("admin.procedure.any")
        )
    }

    private func act(_ act: String, _ icon: Icon.Name?) -> some HTML {
        SubmitButton(
            w(TextKey("admin.procedure.\(act)")),
            style: .quiet,
            icon: icon,
            name: "do",
            value: "\(act)-\(number)"
        )
    }
}
