import Basics
import Clients
import Desk
import HTML
import Pages
import People
import Store

/// What was said on a case, to choose from what becomes a case of its own.
struct SplitPage: Page {
    let found: Case
    let client: Client
    let interactions: [Interaction]
    let form: Form

    init(_ number: Int, for member: Member, form: Form = Form(), in snapshot: Snapshot) throws {
        guard let found = try snapshot.findCase(number: number, visibleTo: member),
            let client = try snapshot.findClient(found.client, visibleTo: member)
        else { throw CaseRefusal.notFound }
        self.found = found
        self.client = client
        interactions = try snapshot.interactions(InteractionFilter(caseID: found.id), visibleTo: member, limit: 200)
            .items
            .reversed()
        self.form = form
    }
}

extension SplitPage {
    var place: Place { .desk }
    var back: String? { Address.case(found.number) }

    func title(for reader: Reader) -> String { reader.w("case.act.split") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(client.name, client: true, detail: found.subject, w)
        if interactions.count < 2 {
            EmptyState(
                w("case.split.none.title"),
                w("case.split.none.text"),
                action: Button(
                    w("case.back", ["number": "\(found.number)"]),
                    href: Address.case(found.number),
                    icon: .back
                )
            )
        } else {
            PostForm(to: "/cases/\(found.number)/split", reader) {
                HiddenField("version", form["version"] ?? "\(found.version)")
                FormErrors(form, w)
                TextField("subject", w("case.split.subject"), form, w, required: false, max: 200)
                FieldSet("interactions", w("case.split.which"), form, w) {
                    div(.class("ticks"), .class("long")) {
                        ForEach(interactions) { interaction in
                            CheckField(
                                "interactions",
                                interaction.text.excerpt(160),
                                form,
                                hint: "\(w(interaction.channel.name)), \(w.when(interaction.at))",
                                value: interaction.id.description
                            )
                        }
                    }
                }
                div(.class("row")) {
                    SubmitButton(w("case.act.split"), key: "ctrl+enter")
                    Button(w("client.cancel"), href: Address.case(found.number), style: .quiet)
                }
            }
        }
    }
}
