import Basics
import Clients
import Desk
import Events
import HTML
import Pages
import People

/// With whom else the client has to do: holding, family, employer.
struct RelationsPanel: HTML {
    let page: ClientCardPage
    let reader: Reader

    private var client: Client { page.client }

    var body: some HTML {
        let w = reader.w
        Panel(w("client.relations"), id: ClientPart.relation.rawValue) {
            if reader.may(.changeClients), page.part != .relation {
                Button(
                    w("client.relation.new"),
                    href: Address.edit(.relation, of: client.id),
                    style: .quiet,
                    key: ClientPart.relation.key,
                    icon: .link
                )
            }
        } content: {
            if page.part == .relation { form }
            if page.details.relations.isEmpty, page.part != .relation {
                p(.class("muted")) { w("client.relations.none") }
            }
            ul(.class("points")) {
                ForEach(page.details.relations) { related in
                    li {
                        Icon(related.client.kind == .organisation ? .client : .person)
                        span {
                            span(.class("muted")) { w(related.bond.name) }
                            " "
                            a(.href(Address.client(related.client.id))) { related.client.name }
                            if !related.note.isEmpty { span(.class("muted")) { " · " + related.note } }
                        }
                        if reader.may(.changeClients) { remove(related) }
                    }
                }
            }
        }
    }

    private func remove(_ related: RelatedClient) -> some HTML {
        let label = reader.w("client.relation.remove", ["name": related.client.name])
        return PostForm(to: "/relations/\(related.relation)/removal", reader, class: "act") {
            HiddenField("client", "\(client.id)")
            button(.type("submit"), .class("icon-button"), .aria("label", label), .title(label)) { Icon(.close) }
        }
    }

    private var form: some HTML {
        let w = reader.w
        return PostForm(to: "\(Address.client(client.id))/relations", reader) {
            FormErrors(page.form, w)
            SelectField(
                "bond",
                w("client.relation.bond", ["name": client.name]),
                page.form,
                w,
                options: Bond.allCases.map { Choice($0.rawValue, w($0.name)) }
            )
            TextField(
                "other",
                w("client.relation.other"),
                page.form,
                w,
                required: page.candidates.isEmpty,
                hint: w("client.relation.other.hint"),
                autofocus: true
            )
            if !page.candidates.isEmpty {
                ChoiceField(
                    "chosen",
                    w("client.relation.which"),
                    page.form,
                    w,
                    options: page.candidates.map {
                        Choice(ID<Client>(rawValue: $0.client).description, $0.title, hint: $0.detail)
                    }
                )
            }
            TextField("relation_note", w("client.relation.note"), page.form, w, required: false)
            EditButtons(client: client, w: w)
        }
    }
}
