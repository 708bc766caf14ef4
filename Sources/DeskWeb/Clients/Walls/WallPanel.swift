import Basics
import Clients
import HTML
import Pages
import People

/// Who may know of the client (SPEC P2).
struct WallPanel: HTML {
    let page: ClientCardPage
    let reader: Reader

    private var client: Client { page.client }
    /// Those who can be let in yet.
    private var unnamed: [Person] { page.staff.filter { !page.named.contains($0.id) } }
    private var path: String { "\(Address.client(client.id))/wall" }

    var body: some HTML {
        let w = reader.w
        if client.confidential || reader.may(.wallClients) {
            Panel(w("client.wall"), id: ClientPart.wall.rawValue) {
                if reader.may(.wallClients), page.part != .wall {
                    Button(
                        w(client.confidential ? "client.wall.name" : "client.wall.build"),
                        href: Address.edit(.wall, of: client.id),
                        style: .quiet,
                        key: ClientPart.wall.key,
                        icon: .lock
                    )
                }
            } content: {
                p(.class("muted")) { w(client.confidential ? "client.wall.closed" : "client.wall.open") }
                if client.confidential { people }
                if page.part == .wall, reader.may(.wallClients) { naming }
                if client.confidential, reader.may(.wallClients) {
                    ActButton(w("client.wall.take-down"), to: path + "/removal", reader, style: .quiet)
                }
            }
        }
    }

    private var people: some HTML {
        ul(.class("named")) {
            ForEach(page.named) { person in
                li {
                    if let name = page.names[person] { PersonChip(name) }
                    if reader.may(.wallClients), person != client.ownManager, person != page.member.id {
                        PostForm(to: "\(path)/names/\(person)/removal", reader, class: "act") {
                            button(
                                .type("submit"),
                                .class("icon-button"),
                                .aria(
                                    "label",
                                    reader.w("client.wall.unname", ["name": page.names.short(person, reader.w)])
                                ),
                                .title(reader.w("client.wall.unname", ["name": page.names.short(person, reader.w)]))
                            ) { Icon(.close) }
                        }
                    }
                }
            }
        }
    }

    private var naming: some HTML {
        let w = reader.w
        return PostForm(to: client.confidential ? path + "/names" : path, reader) {
            FormErrors(page.form, w)
            if client.confidential {
                SelectField(
                    "person",
                    w("client.wall.whom"),
                    page.form,
                    w,
                    options: unnamed.map { Choice($0.id.description, $0.name.full) },
                    empty: w("client.wall.choose")
                )
            } else {
                p { w("client.wall.build.hint") }
                FieldSet("people", w("client.wall.whom"), page.form, w) {
                    div(.class("ticks"), .class("long")) {
                        ForEach(unnamed) { CheckField("people", $0.name.full, page.form, value: $0.id.description) }
                    }
                }
            }
            EditButtons(client: client, w: w)
        }
    }
}
