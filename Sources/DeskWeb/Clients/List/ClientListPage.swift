import Basics
import Clients
import Desk
import Events
import Pages
import People
import Store

/// The clients that the reader may know of, by name; or those that a word, a number or an address finds.
struct ClientListPage: Page {
    enum Shown: String, CaseIterable, Sendable {
        case all
        /// Those that the reader looks after.
        case own
        /// Made from unknown senders; somebody has to say who they are.
        case provisional
    }

    let wish: ClientListWish
    let clients: [Client]
    let found: [Found]
    let next: NameCursor?
    let isFirst: Bool
    let names: Names

    var query: String { wish.query }
    var shown: Shown { wish.shown }

    private static let pageLength = 50

    init(
        _ wish: ClientListWish,
        after cursor: NameCursor?,
        for member: Member,
        in snapshot: Snapshot
    ) throws {
        let query = wish.query
        let slice =
            query.isEmpty
            ? try snapshot.clients(wish.filter(for: member), visibleTo: member, after: cursor, limit: Self.pageLength)
            : Slice(items: [], next: nil)
        self.wish = wish
        clients = slice.items
        next = slice.next
        isFirst = cursor == nil
        found =
            query.isEmpty
            ? [] : try snapshot.find(query, kinds: [.client, .contact], visibleTo: member, limit: Self.pageLength)
        names = Names(try snapshot.peopleNames(slice.items.compactMap(\.ownManager)), me: member.id)
    }
}
