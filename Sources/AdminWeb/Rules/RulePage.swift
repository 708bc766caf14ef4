import Basics
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

    private static let channels: [ContactChannel] = [.email, .web, .portal, .chat, .message]

    init(_ rule: Rule?, _ form: Form, in snapshot: Snapshot) throws {
        self.rule = rule
        self.form = form
        words = try RuleWords(in: snapshot)
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
            Panel(w("admin.rules.if")) { conditions(w) }
            Panel(w("admin.rules.then")) { acts(w) }
            p { SubmitButton(w("admin.rules.save-and-try"), key: "ctrl+enter") }
        }
        if let rule {
            ActButton(w("admin.rules.remove"), to: "/rules/\(rule.id)/removal", reader, style: .quiet, icon: .close)
        }
    }

    private func conditions(_ w: Wording) -> some HTML {
        let chosen = form.ticked("channel", stored: "channels")
        return div(.class("stack"), .class("measure")) {
            p(.class("hint")) { w("admin.rules.if-hint") }
            FieldSet("channel", w("admin.rules.channel"), form, w) {
                div(.class("ticks")) {
                    ForEach(Self.channels) { channel in
                        Tick(
                            name: "channel",
                            value: channel.rawValue,
                            label: w(channel.name),
                            isOn: chosen.contains(channel.rawValue)
                        )
                    }
                }
            }
            TextArea(
                "addresses",
                w("admin.rules.addresses"),
                form,
                w,
                required: false,
                hint: w("admin.rules.addresses-hint"),
                max: 2000,
                rows: 2
            )
            TextArea(
                "words",
                w("admin.rules.words"),
                form,
                w,
                required: false,
                hint: w("admin.rules.words-hint"),
                max: 2000,
                rows: 2
            )
            SelectField(
                "language",
                w("admin.templates.language"),
                form,
                w,
                options: Language.allCases.map { Choice($0.rawValue, w(TextKey("language.\($0.rawValue)"))) },
                required: false,
                empty: w("admin.templates.any-language")
            )
            RuleHours(form: form, w: w)
            if let client = form["client"], !client.isEmpty { HiddenField("client", client) }
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
            TextField("tag", w("admin.rules.tag"), form, w, required: false, max: 40)
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

/// At which hours a rule holds.
private struct RuleHours: HTML {
    let form: Form
    let w: Wording

    var body: some HTML {
        FieldSet("from", w("admin.rules.hours"), form, w) {
            SelectField(
                "when",
                w("admin.rules.when"),
                form,
                w,
                options: [
                    Choice("inside", w("admin.rules.inside")), Choice("outside", w("admin.rules.outside")),
                ],
                required: false,
                empty: w("admin.rules.always")
            )
            HoursFields(form: form, w: w)
        }
    }
}
