import Basics
import Clients
import Desk
import HTML
import Pages

/// All that a rule can ask of a case.
struct RuleConditions: HTML {
    let page: RulePage
    let w: Wording

    private static let channels: [ContactChannel] = [.email, .web, .portal, .chat, .message]
    private var form: Form { page.form }

    var body: some HTML {
        div(.class("stack"), .class("measure")) {
            p(.class("hint")) { w("admin.rules.if-hint") }
            channels
            lines("addresses", w("admin.rules.addresses-hint"))
            lines(
                "written_to",
                page.mailboxes.isEmpty
                    ? w("admin.rules.addresses-hint")
                    : w("admin.rules.written_to-hint", ["mailboxes": page.mailboxes.joined(separator: ", ")])
            )
            lines("words", w("admin.rules.words-hint"))
            client
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
        }
    }

    private var channels: some HTML {
        let chosen = form.ticked("channel", stored: "channels")
        return FieldSet("channel", w("admin.rules.channel"), form, w) {
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
    }

    private func lines(_ name: String, _ hint: String) -> some HTML {
        TextArea(name, w(TextKey("admin.rules.\(name)")), form, w, required: false, hint: hint, max: 2000, rows: 2)
    }

    @HTMLBuilder
    private var client: some HTML {
        div(.class("fields")) {
            TextField(
                "who",
                w("admin.rules.who"),
                form,
                w,
                required: false,
                hint: w("client.relation.other.hint"),
                autofocus: !page.candidates.isEmpty
            )
            SelectField(
                "client_tag",
                w("admin.rules.client_tag"),
                form,
                w,
                options: tags.map { Choice($0, $0) },
                required: false,
                empty: w("admin.rules.any-client"),
                hint: w("admin.rules.client_tag-hint")
            )
        }
        if page.candidates.isEmpty {
            if let client = form["client"], !client.isEmpty { HiddenField("client", client) }
        } else {
            ChoiceField(
                "client",
                w("client.relation.which"),
                form,
                w,
                options: page.candidates.map {
                    Choice(Client.ID(rawValue: $0.client).description, $0.title, hint: $0.detail)
                }
            )
        }
    }

    private var tags: [String] {
        guard let chosen = form["client_tag"], !chosen.isEmpty, !page.clientTags.contains(chosen) else {
            return page.clientTags
        }
        return [chosen] + page.clientTags
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
