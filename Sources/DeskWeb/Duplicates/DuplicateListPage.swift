import Basics
import Clients
import Pages
import People
import Store

/// Clients who may stand there twice, the likeliest first (SPEC W5).
struct DuplicateListPage: Page {
    let pairs: [DuplicatePair]
    let clients: [Client.ID: Client]
    let next: PairCursor?
    let isFirst: Bool

    private static let pageLength = 50

    init(after cursor: PairCursor?, for member: Member, in snapshot: Snapshot) throws {
        let slice = try snapshot.duplicatePairs(visibleTo: member, after: cursor, limit: Self.pageLength)
        pairs = slice.items
        next = slice.next
        isFirst = cursor == nil
        clients = try snapshot.clients(slice.items.flatMap { [$0.one, $0.other] }, visibleTo: member)
    }
}
