import Basics
import Clients
import Desk
import Events
import HTML
import Pages
import People

extension ClientListPage {
    var place: Place { .clients }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("clients.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("clients.title"), w) {
            Button(w("duplicates.title"), href: Address.duplicates, style: .quiet, key: "d", icon: .people)
            files(for: reader)
            if reader.may(.changeClients) {
                Button(
                    w("client.new"),
                    href: Address.path(Address.newClient, ["name": query]),
                    style: .accent,
                    key: "a",
                    icon: .plus
                )
            }
        }
        ClientSearch(action: Address.clients, query: query, w: w)
        if query.isEmpty {
            Tabs(w("clients.title"), Shown.allCases.map { tab($0, w) })
            narrowed(w)
            if clients.isEmpty {
                empty(for: reader)
            } else {
                ClientTable(clients: clients, names: names, w: w)
                Pager(next: next.map { address(shown, after: $0) }, first: isFirst ? nil : address(shown), w)
            }
        } else {
            FoundList(found: found, query: query, w: w)
        }
    }

    /// Files that come in and go out.
    @HTMLBuilder
    private func files(for reader: Reader) -> some HTML {
        let w = reader.w
        if reader.may(.importClients) {
            Button(w("client-import.button"), href: Address.clientImports, style: .quiet, key: "i", icon: .file)
        }
        if reader.may(.exportClients), query.isEmpty {
            Menu(w("client-export.button")) {
                span(.class("button"), .class("quiet")) { w("client-export.button") }
            } content: {
                a(.class("menu-item"), .href(wish.address("\(Address.clients)/export/csv"))) {
                    w("client-export.table")
                }
                a(.class("menu-item"), .href(wish.address("\(Address.clients)/export/vcf"))) {
                    w("client-export.cards")
                }
            }
        }
    }

    /// By which tag or fact the list is narrowed down, and the way back.
    @HTMLBuilder
    private func narrowed(_ w: Wording) -> some HTML {
        if let what = wish.tag ?? wish.value {
            p(.class("row")) {
                Badge(what)
                a(.class("button"), .class("quiet"), .href(Address.clients)) { w("clients.show-all") }
            }
        }
    }

    private func tab(_ other: Shown, _ w: Wording) -> Tab {
        Tab(w(TextKey("clients.shown.\(other.rawValue)")), href: address(other), current: other == shown)
    }

    private func address(_ shown: Shown, after cursor: NameCursor? = nil) -> String {
        wish.address(Address.clients, show: shown, after: cursor)
    }

    @HTMLBuilder
    private func empty(for reader: Reader) -> some HTML {
        let w = reader.w
        if wish.tag ?? wish.value != nil {
            EmptyState(w("clients.none-found.title"), w("clients.none-narrowed.text"))
        } else {
            EmptyState(
                w(TextKey("clients.none.\(shown.rawValue).title")),
                w(TextKey("clients.none.\(shown.rawValue).text")),
                action: shown == .all && reader.may(.changeClients)
                    ? Button(w("client.new"), href: Address.newClient, icon: .plus) : nil
            )
        }
    }
}

private struct ClientTable: HTML {
    let clients: [Client]
    let names: Names
    let w: Wording

    var body: some HTML {
        table(.class("data")) {
            thead {
                tr {
                    th(.scope("col")) { w("client.name") }
                    th(.scope("col"), .class("wide")) { w("client.kind") }
                    th(.scope("col"), .class("wide")) { w("client.tax-number") }
                    th(.scope("col")) { w("client.own-manager") }
                }
            }
            tbody(.data("list")) {
                ForEach(clients) { client in
                    tr {
                        td {
                            a(.href(Address.client(client.id))) { b { client.name } }
                            if client.confidential { ConfidentialMark(w: w) }
                            if client.provisional { Badge(w("client.provisional"), shape: .ring) }
                        }
                        td(.class("wide")) { w(client.kind.name) }
                        td(.class("wide")) { client.taxNumber?.text ?? "" }
                        td { client.ownManager == nil ? "" : names.short(client.ownManager, w) }
                    }
                }
            }
        }
    }
}

/// What a search found; contacts lead to their client.
private struct FoundList: HTML {
    let found: [Found]
    let query: String
    let w: Wording

    var body: some HTML {
        if found.isEmpty {
            EmptyState(
                w("clients.none-found.title"),
                w("clients.none-found.text"),
                action: Button(w("clients.show-all"), href: Address.clients)
            )
        } else {
            p(.class("muted"), .role("status")) { w.count("clients.found", found.count) }
            ul(.class("list"), .data("list")) {
                ForEach(found) { found in
                    li {
                        a(.href(Address.client(Client.ID(rawValue: found.client)))) {
                            b(.class("line")) { found.title }
                            span(.class("muted")) { found.detail }
                        }
                    }
                }
            }
        }
    }
}
