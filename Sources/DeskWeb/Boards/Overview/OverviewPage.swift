import Basics
import Desk
import Pages
import People
import Store

/// What came and went, what stands there, who has too much of it.
struct OverviewPage: Page {
    static let spans = [7, 30, 90]
    /// The most people who are listed with what they have in hand.
    static let mostLoads = 12

    let span: Int
    let overview: Overview
    let names: Names
    let departments: [Department.ID: String]

    init(_ span: Int, now: Moment, for member: Member, in snapshot: Snapshot) throws {
        self.span = span
        overview = try snapshot.overview(of: span, now: now, visibleTo: member)
        names = Names(try snapshot.peopleNames(overview.loads.prefix(Self.mostLoads).map(\.person)), me: member.id)
        let known = try snapshot.departments(includingClosed: true)
        departments = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0.name) })
    }

    /// The first day told of, as a filter takes it.
    var from: String { overview.days[0].description }
}
