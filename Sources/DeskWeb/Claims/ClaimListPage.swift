import Basics
import Clients
import Desk
import Pages
import People
import Store

/// All claims that the reader may know of, with what they have cost.
struct ClaimListPage: Page {
    let wish: ClaimListWish
    let lines: [ClaimLine]
    let next: TimeCursor?
    let isFirst: Bool
    let count: Int
    let sums: [ClaimSum]
    /// How many have no cause, and how many no decision.
    let wanting: [Claim.Want: Int]
    let causes: ClaimCauseTree
    let departments: [Department]

    private static let pageLength = 50

    init(_ wish: ClaimListWish, after cursor: TimeCursor?, for member: Member, in snapshot: Snapshot) throws {
        let filter = wish.filter
        let slice = try snapshot.claims(filter, visibleTo: member, after: cursor, limit: Self.pageLength)
        self.wish = wish
        lines = slice.items
        next = slice.next
        isFirst = cursor == nil
        count = try snapshot.claimCount(filter, visibleTo: member)
        sums = try snapshot.claimSums(filter, visibleTo: member)
        wanting = try Dictionary(
            uniqueKeysWithValues: Claim.Want.allCases.map { want in
                var filter = ClaimFilter()
                filter.want = want
                return (want, try snapshot.claimCount(filter, visibleTo: member))
            }
        )
        causes = try snapshot.claimCauses()
        departments = try snapshot.departments(includingClosed: true)
    }
}

/// Which claims the list shows, as its address says.
struct ClaimListWish: Sendable, Hashable {
    var filter = ClaimFilter()

    init(_ query: Query) {
        filter.state = query["state"].flatMap(ClaimFilter.State.init) ?? .all
        filter.decision = query["decision"].flatMap(ClaimFilter.Decision.init)
        filter.cause = query["cause"].flatMap { ClaimCause.ID($0) }
        filter.department = query["department"].flatMap { Department.ID($0) }
        filter.want = query["want"].flatMap(Claim.Want.init)
    }

    init() {}

    /// The address of this list from a place on.
    func address(after cursor: String? = nil) -> String {
        Address.path(
            Address.claims,
            [
                "state": filter.state == .all ? nil : filter.state.rawValue, "decision": filter.decision?.rawValue,
                "cause": filter.cause?.description, "department": filter.department?.description,
                "want": filter.want?.rawValue, "after": cursor,
            ]
        )
    }

    var isNarrow: Bool { self != ClaimListWish() }
}
