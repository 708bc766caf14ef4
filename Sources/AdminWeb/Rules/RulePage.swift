import Basics
import Channels
import Clients
import Desk
import HTML
import Pages
import People
import Rules
import Store

/// One rule, or a new one.
struct RulePage: Page {
    let rule: Rule?
    let form: Form
    let words: RuleWords
    let candidates: [Found]
    let clientTags: [String]
    let mailboxes: [String]

    /// - Parameter candidates: clients of whom one is to be chosen.
    init(_ rule: Rule?, _ form: Form, for member: Member, candidates: [Found] = [], in snapshot: Snapshot) throws {
        self.rule = rule
        self.form = form
        self.candidates = candidates
        words = try RuleWords(of: [rule].compactMap(\.self), for: member, in: snapshot)
        clientTags = try snapshot.tagsInUse(visibleTo: member).map(\.name)
        mailboxes = try snapshot.mailboxes().map(\.address.text)
    }

    var place: Place { .templates }
    var back: String? { "/rules" }

    func title(for reader: Reader) -> String { rule?.name ?? reader.w("admin.rules.new") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        PostForm(to: rule.map { "/rules/\($0.id)" } ?? "/rules", reader) {
            FormErrors(form, w)
            if let rule { HiddenField("version", form["version"] ?? "\(rule.version)") }
            HiddenField("zone", w.zone.identifier)
            Panel(w("admin.rules.one")) {
                div(.class("measure")) {
                    TextField("name", w("admin.rules.name"), form, w, max: 100, autofocus: rule == nil)
                }
            }
            Panel(w("admin.rules.if")) { RuleConditions(page: self, w: w) }
            Panel(w("admin.rules.then")) { acts(w) }
            p { SubmitButton(w("admin.rules.save-and-try"), key: "ctrl+enter") }
        }
        if let rule {
            ActButton(w("admin.rules.remove"), to: "/rules/\(rule.id)/removal", reader, style: .quiet, icon: .close)
        }
    }

    private func acts(_ w: Wording) -> some HTML {
        div(.class("stack"), .class("measure")) {
            select(
                "department",
                words.departments.filter { $0.closed == nil }.map { Choice($0.id.description, $0.name) },
                w
            )
            select("priority", Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) }, w)
            TextField("tag", w("admin.rules.tag"), form, w, required: false, max: Tag.longest)
            select("owner", words.people.map { Choice($0.id.description, $0.name.full) }, w)
            select(
                "reply",
                words.templates.map { Choice($0.id.description, $0.name) },
                w,
                hint: w("admin.rules.reply-hint")
            )
        }
    }

    private func select(_ name: String, _ options: [Choice], _ w: Wording, hint: String? = nil) -> some HTML {
        SelectField(
            name,
            w(TextKey("admin.rules.\(name)")),
            form,
            w,
            options: options,
            required: false,
            empty: w("admin.rules.nothing"),
            hint: hint
        )
    }
}
