import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension NewCasePage {
    var place: Place { .desk }
    var back: String? { client.map { Address.client($0.id) } ?? Address.desk }

    func title(for reader: Reader) -> String { reader.w("case.new") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(
            client?.name ?? w("case.new"),
            client: client != nil,
            confidential: client?.confidential ?? false,
            detail: client == nil ? "" : w("case.new"),
            w
        ) {}
        if let client {
            if !openCases.isEmpty { alreadyOpen(w) }
            NewCaseForm(client: client, contacts: contacts, form: form, reader: reader)
        } else {
            ClientChooser(query: query, found: found, reader: reader)
        }
    }

    /// It may be about one of these (SPEC W2).
    private func alreadyOpen(_ w: Wording) -> some HTML {
        Panel(w("case.new.already")) {
            ul(.class("list"), .data("list")) {
                ForEach(openCases) { line in
                    CaseRow(line, .ofClient(owner: names.short(line.case.owner, w)), w)
                }
            }
        }
    }
}

/// Whose case it is.
private struct ClientChooser: HTML {
    let query: String
    let found: [Found]
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        p(.class("lead")) { w("case.new.whose") }
        ClientSearch(action: Address.newCase, query: query, w: w, isFirst: query.isEmpty)
        if !found.isEmpty {
            ul(.class("list"), .data("list")) {
                ForEach(found) { found in
                    li {
                        a(.href(Address.newCase(for: Client.ID(rawValue: found.client)))) {
                            b(.class("line")) { found.title }
                            span(.class("muted")) { found.detail }
                        }
                    }
                }
            }
        } else if !query.isEmpty {
            p(.class("muted")) { w("clients.none-found.title") }
        }
        if reader.may(.changeClients) {
            p { Button(w("client.new"), href: Address.path(Address.newClient, ["name": query]), icon: .plus) }
        }
    }
}

/// Finds clients by a word of their name, a number, an address.
struct ClientSearch: HTML {
    let action: String
    let query: String
    let w: Wording
    /// Where looking is the first thing to do.
    var isFirst = false

    var body: some HTML {
        Element("form", [.method("get"), .action(action), .class("search"), .role("search")], inside)
    }

    private var inside: some HTML {
        Group {
            input(
                .type("search"),
                .name("q"),
                .value(query),
                .placeholder(w("clients.find.hint")),
                .aria("label", w("clients.find")),
                .autofocus.when(isFirst),
                .data("key", "/"),
                .data("key-label", w("clients.find"))
            )
            SubmitButton(w("clients.find"), style: .plain, icon: .search)
        }
    }
}

private struct NewCaseForm: HTML {
    let client: Client
    let contacts: [Contact]
    let form: Form
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        PostForm(to: Address.newCase, reader) {
            HiddenField("client", client.id.description)
            FormErrors(form, w)
            TextArea(
                "text",
                w("case.new.text"),
                form,
                w,
                hint: w("case.new.text.hint"),
                rows: 6,
                draft: "case-\(client.id)"
            )
            TextField("subject", w("case.subject"), form, w, required: false, hint: w("case.new.subject.hint"))
            if !contacts.isEmpty {
                SelectField(
                    "contact",
                    w("case.new.contact"),
                    form,
                    w,
                    options: contacts.map { Choice($0.id.description, $0.name.full) },
                    required: false,
                    empty: w("case.new.contact.none")
                )
            }
            div(.class("fields")) { choices }
            TextField("product", w("case.product"), form, w, required: false, max: 100)
            CheckField("taken", w("case.new.take"), form, hint: w("case.new.take.hint"))
            div(.class("row")) { SubmitButton(w("case.new.open"), key: "ctrl+enter", icon: .plus) }
        }
    }

    @HTMLBuilder
    private var choices: some HTML {
        let w = reader.w
        SelectField(
            "channel",
            w("case.new.channel"),
            form,
            w,
            options: ContactChannel.allCases.map { Choice($0.rawValue, w($0.name)) }
        )
        SelectField(
            "kind",
            w("case.kind"),
            form,
            w,
            options: Case.Kind.allCases.map { Choice($0.rawValue, w($0.name)) }
        )
        SelectField(
            "priority",
            w("case.priority"),
            form,
            w,
            options: Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) }
        )
        SelectField(
            "line",
            w("case.line"),
            form,
            w,
            options: Line.allCases.map { Choice("\($0.rawValue)", w($0.name)) }
        )
    }
}
