import Basics
import Clients
import Desk
import Pages
import People
import Store

/// All cases that the reader may know of, the ones touched last first.
struct CaseListPage: Page {
    let filter: CaseListFilter
    let lines: [CaseLine]
    let next: TimeCursor?
    let isFirst: Bool
    let names: Names
    /// The one client whose cases these are.
    let client: Client?
    /// Those that can be asked for.
    let tags: [String]
    let departments: [Department]
    /// The kept lists that the reader has.
    let saved: [SavedFilter]
    /// To whom many cases can be handed; nil until somebody is about to.
    let destinations: Destinations?
    /// What was typed for many cases at once and could not be done.
    let form: Form

    private static let pageLength = 50

    init(
        _ filter: CaseListFilter,
        after cursor: TimeCursor?,
        for member: Member,
        form: Form = Form(),
        choosingPeople: Bool = false,
        in snapshot: Snapshot
    ) throws {
        let slice = try snapshot.cases(
            filter.filter(for: member),
            visibleTo: member,
            after: cursor,
            limit: Self.pageLength
        )
        self.filter = filter
        self.form = form
        lines = slice.items
        next = slice.next
        isFirst = cursor == nil
        let people = slice.items.flatMap(\.people) + [filter.worker].compactMap(\.self)
        names = Names(try snapshot.peopleNames(people), me: member.id)
        let known = try snapshot.caseTagsInUse(visibleTo: member).map(\.name)
        tags = known + [filter.tag].compactMap(\.self).filter { !known.contains($0) }
        client = try filter.client.flatMap { try snapshot.findClient($0, visibleTo: member) }
        departments = try snapshot.departments()
        saved = try snapshot.savedFilters(of: member)
        destinations = choosingPeople ? try Destinations(in: snapshot) : nil
    }
}
