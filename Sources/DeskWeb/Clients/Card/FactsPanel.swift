import Basics
import Clients
import Desk
import HTML
import Pages
import People

/// Who the client is and who looks after it; either can be changed in its place.
struct FactsPanel: HTML {
    let page: ClientCardPage
    let reader: Reader

    private var client: Client { page.client }

    var body: some HTML {
        Panel(reader.w("client.facts"), id: ClientPart.facts.rawValue) {
            if reader.may(.changeClients), page.part != .facts {
                Button(
                    reader.w("client.change"),
                    href: Address.edit(.facts, of: client.id),
                    style: .quiet,
                    key: ClientPart.facts.key,
                    icon: .edit
                )
            }
        } content: {
            if page.part == .facts {
                FactsForm(page: page, reader: reader)
            } else {
                facts
            }
            manager
        }
    }

    private var facts: some HTML {
        let w = reader.w
        return Group {
            Definitions {
                Definition(w("client.kind")) { w(client.kind.name) }
                if let number = client.taxNumber { Definition(w("client.tax-number")) { number.text } }
                ForEach(page.details.marks) { mark in
                    switch mark {
                    case .born(let day): Definition(w("client.born")) { shown(day, w) }
                    // It may be of a passport: for those alone who keep the card.
                    case .number(let number):
                        if reader.may(.changeClients) { Definition(w("client.number-elsewhere")) { number } }
                    }
                }
                if let contract = page.details.contracts.first(where: { $0.key == page.details.contract }) {
                    Definition(w("client.contract")) { contract.name }
                }
                Definition(w("client.language")) { w(TextKey("language.\(client.language.rawValue)")) }
                Definition(w("client.since")) { Timestamp(client.made, shown: w.day(client.made), w) }
            }
            if !client.note.isEmpty { p(.class("client-note")) { client.note } }
        }
    }

    private func shown(_ day: Birthday, _ w: Wording) -> String {
        guard day.year != nil else { return day.description }
        return Day(day.description).flatMap { $0.start(in: w.zone.identifier) }.map { w.day($0) } ?? day.description
    }

    @HTMLBuilder
    private var manager: some HTML {
        let w = reader.w
        div(.id(ClientPart.manager.rawValue), .class("own-manager")) {
            if page.part == .manager {
                PostForm(to: "\(Address.client(client.id))/manager", reader) {
                    HiddenField("version", "\(client.version)")
                    FormErrors(page.form, w)
                    SelectField(
                        "own_manager",
                        w("client.own-manager"),
                        page.form,
                        w,
                        options: page.staff.map { Choice($0.id.description, $0.name.full) },
                        required: false,
                        empty: w("desk.nobody")
                    )
                    if !page.details.contracts.isEmpty {
                        SelectField(
                            "contract",
                            w("client.contract"),
                            page.form.filled("contract", page.details.contract?.rawValue ?? ""),
                            w,
                            options: page.details.contracts.map { Choice($0.key.rawValue, $0.name) },
                            required: false,
                            empty: w("client.contract.none")
                        )
                    }
                    EditButtons(client: client, w: w)
                }
            } else {
                span(.class("muted")) { w("client.own-manager") }
                if let name = page.names[client.ownManager] {
                    PersonChip(name)
                } else {
                    span { w("desk.nobody") }
                }
                if reader.may(.changeClients) {
                    IconLink(
                        label: w("client.manager.change"),
                        href: Address.edit(.manager, of: client.id),
                        icon: .edit,
                        key: ClientPart.manager.key
                    )
                }
            }
        }
    }
}

/// Keep or leave.
struct EditButtons: HTML {
    let client: Client
    let w: Wording

    var body: some HTML {
        div(.class("row")) {
            SubmitButton(w("client.save"), key: "ctrl+enter")
            Button(w("client.cancel"), href: Address.client(client.id), style: .quiet)
        }
    }
}

private struct FactsForm: HTML {
    let page: ClientCardPage
    let reader: Reader

    private var client: Client { page.client }
    private var form: Form { page.form }

    var body: some HTML {
        let w = reader.w
        PostForm(to: "\(Address.client(client.id))/changes", reader) {
            HiddenField("version", "\(client.version)")
            FormErrors(form, w)
            if isStale { current(w) }
            TextField("name", w("client.name"), form, w, autofocus: true)
            ChoiceField(
                "kind",
                w("client.kind"),
                form,
                w,
                options: Client.Kind.allCases.map { Choice($0.rawValue, w($0.name)) }
            )
            TextField("tax_number", w("client.tax-number"), form, w, required: false, max: 20)
            SelectField(
                "language",
                w("client.language"),
                form,
                w,
                options: Language.allCases.map { Choice($0.rawValue, w(TextKey("language.\($0.rawValue)"))) }
            )
            TextArea("note", w("client.note"), form, w, required: false, max: 5000, rows: 3)
            if client.provisional { CheckField("known", w("client.known"), form, hint: w("client.known.hint")) }
            EditButtons(client: client, w: w)
        }
    }

    /// Somebody else has saved the card meanwhile.
    private var isStale: Bool { form["version"] != nil && form["version"] != "\(client.version)" }

    /// What stands on the card now, where it is otherwise than what was typed.
    private func current(_ w: Wording) -> some HTML {
        div(.class("stale-theirs")) {
            p { w("stale.theirs") }
            Definitions {
                if form["name"] != client.name { Definition(w("client.name")) { mark { client.name } } }
                if form["kind"] != client.kind.rawValue {
                    Definition(w("client.kind")) { mark { w(client.kind.name) } }
                }
                if form["tax_number"] ?? "" != client.taxNumber?.text ?? "" {
                    Definition(w("client.tax-number")) { mark { client.taxNumber?.text ?? "—" } }
                }
                if form["note"] ?? "" != client.note {
                    Definition(w("client.note")) { mark { client.note.isEmpty ? "—" : client.note } }
                }
            }
        }
    }
}
