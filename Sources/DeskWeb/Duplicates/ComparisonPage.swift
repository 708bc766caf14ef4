import Basics
import Clients
import Desk
import Pages
import People
import Store

/// Two clients side by side, and which of each field stays when they become one.
struct ComparisonPage: Page {
    /// Whose card stays.
    let survivor: Client
    let gone: Client
    let known: [Client.ID: Known]
    let names: Names
    /// Nil for two whom the search has not put together.
    let pair: DuplicatePair?
    let areDifferent: Bool
    let form: Form

    /// What a card has besides its fields.
    struct Known: Sendable {
        let contacts: [Contact]
        let points: [ContactPoint]
        let openCases: Int
    }

    /// - Parameter chosen: whose card stays; the older one's when nobody has chosen, and rather one that somebody has looked at.
    init(
        _ one: Client.ID,
        _ other: Client.ID,
        keeping chosen: Client.ID?,
        for member: Member,
        form: Form = Form(),
        in snapshot: Snapshot
    ) throws {
        guard let first = try snapshot.findClient(one, visibleTo: member),
            let second = try snapshot.findClient(other, visibleTo: member), first.id != second.id
        else { throw MergeRefusal.notFound }
        let older = [first, second].sorted { ($0.provisional ? 1 : 0, $0.id) < ($1.provisional ? 1 : 0, $1.id) }
        let isTurned = chosen == older[1].id
        survivor = older[isTurned ? 1 : 0]
        gone = older[isTurned ? 0 : 1]
        var known: [Client.ID: Known] = [:]
        for client in older {
            known[client.id] = Known(
                contacts: try snapshot.contacts(of: client),
                points: try snapshot.points(of: client),
                openCases: try snapshot.cases(CaseFilter(client: client.id), visibleTo: member, limit: 99).items.count
            )
        }
        self.known = known
        names = Names(try snapshot.peopleNames(older.compactMap(\.ownManager)), me: member.id)
        pair = try snapshot.duplicatePair(first.id, second.id)
        areDifferent = try snapshot.areDifferent(first.id, second.id)
        self.form = form
    }

    /// Which side a field is taken from, as the page proposes or the reader has chosen.
    func side(of field: MergeField) -> MergeSide {
        form[field.rawValue].flatMap(MergeSide.init) ?? MergeChoice.usual(field, survivor, gone)
    }
}

extension MergeChoice {
    init(_ form: inout Form) {
        var sides: [MergeField: MergeSide] = [:]
        for field in MergeField.allCases where form[field.rawValue] != nil {
            sides[field] = form.choice(field.rawValue, of: MergeSide.self)
        }
        self.init(sides)
    }
}
