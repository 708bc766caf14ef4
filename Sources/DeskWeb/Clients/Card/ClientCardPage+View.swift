import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension ClientCardPage {
    var place: Place { .clients }
    var layout: Layout { .wide }
    var back: String? { Address.clients }
    var topics: [Topic] { [DeskTopics.client(client.id)] }

    func title(for reader: Reader) -> String { client.name }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        head(for: reader)
        NotesPanel(page: self, reader: reader)
        div(.class("card")) {
            div(.class("card-main")) {
                if part == .touch { TouchForm(page: self, reader: reader) }
                ClientTimeline(page: self, reader: reader)
            }
            div(.class("card-side")) {
                PromisesPanel(promises: card.promises, reader: reader)
                FactsPanel(page: self, reader: reader)
                MaybeSamePanel(client: client, maybe: maybe, reader: reader)
                ContactsPanel(page: self, reader: reader)
                openCases(for: reader)
                MarksPanel(page: self, reader: reader)
                RelationsPanel(page: self, reader: reader)
                ConsentPanel(page: self, reader: reader)
                WallPanel(page: self, reader: reader)
            }
        }
    }

    @HTMLBuilder
    private func head(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(client.name, client: true, confidential: client.confidential, w) {
            if reader.may(.workCases) {
                Button(w("case.new"), href: Address.newCase(for: client.id), style: .accent, key: "a", icon: .plus)
                Button(
                    w("client.touch.new"),
                    href: Address.edit(.touch, of: client.id),
                    key: ClientPart.touch.key,
                    icon: .phone
                )
            }
        }
        ClientMarks(client: client, w: w)
    }

    private func openCases(for reader: Reader) -> some HTML {
        let w = reader.w
        return Panel(w("client.open-cases")) {
            a(
                .class("button"),
                .class("quiet"),
                .href(Address.path(Address.cases, ["client": client.id.description, "state": "all"]))
            ) { w("client.all-cases") }
        } content: {
            if card.openCases.isEmpty {
                p(.class("muted")) { w("client.open-cases.none") }
            } else {
                ul(.class("list")) {
                    ForEach(card.openCases) { line in
                        CaseRow(line, .ofClient(owner: names.short(line.case.owner, w)), w)
                    }
                }
            }
        }
    }
}
