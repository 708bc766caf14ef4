import Basics
import Clients
import Desk
import Pages
import People
import Store

/// What was raised: to the reader, by the reader, on cases that the reader answers for, or by anyone (SPEC L4).
struct EscalationListPage: Page {
    let wish: EscalationListWish
    let lines: [EscalationLine]
    let next: TimeCursor?
    let isFirst: Bool
    let names: Names
    let member: Member

    private static let pageLength = 50

    init(_ wish: EscalationListWish, after cursor: TimeCursor?, for member: Member, in snapshot: Snapshot) throws {
        let slice = try snapshot.escalations(
            wish.filter(for: member),
            visibleTo: member,
            after: cursor,
            limit: Self.pageLength
        )
        self.wish = wish
        self.member = member
        lines = slice.items
        next = slice.next
        isFirst = cursor == nil
        names = Names(try snapshot.peopleNames(slice.items.flatMap(\.people)), me: member.id)
    }
}

/// Whose, and whether they still wait for an answer.
struct EscalationListWish: Sendable {
    enum Whose: String, CaseIterable, Sendable {
        /// The reader is to answer.
        case toMe = "to-me"
        case byMe = "by-me"
        /// The reader answers for the case, or the client is the reader's own.
        case ofMyCases = "of-my-cases"
        case all
    }

    let whose: Whose
    let isOpen: Bool

    init(_ query: Query) {
        whose = query["whose"].flatMap(Whose.init) ?? .toMe
        isOpen = query["state"] != "ended"
    }

    func filter(for member: Member) -> EscalationFilter {
        var filter = EscalationFilter(isOpen: isOpen)
        switch whose {
        case .toMe: filter.addressee = member.id
        case .byMe: filter.raiser = member.id
        case .ofMyCases: filter.steward = member.id
        case .all: break
        }
        return filter
    }

    func address(_ whose: Whose? = nil, isOpen: Bool? = nil, after: String? = nil, part: String = "") -> String {
        let whose = whose ?? self.whose
        return Address.path(
            Address.escalations + part,
            [
                "whose": whose == .toMe ? nil : whose.rawValue,
                "state": (isOpen ?? self.isOpen) ? nil : "ended", "after": after,
            ]
        )
    }
}
