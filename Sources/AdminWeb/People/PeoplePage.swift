import Basics
import Pages
import People
import Store

/// Which people someone wants to see, as the address says it.
struct PeopleWish: Sendable {
    let text: String
    let department: Department.ID?
    let role: Role?
    let state: Person.State?
    let after: PeopleCursor?

    init(_ query: Query) {
        text = query["q"] ?? ""
        department = query["department"].flatMap { Department.ID($0) }
        role = query["role"].flatMap(Role.init)
        state = query["state"].flatMap(Person.State.init)
        after = query["after"].flatMap { PeopleCursor($0) }
    }

    var isNarrow: Bool { !text.isEmpty || department != nil || role != nil || state != nil }

    /// Those who have left are shown to those who ask for them.
    var filter: PeopleFilter {
        var filter = PeopleFilter(text: text, department: department, role: role)
        if let state { filter.states = [state] }
        return filter
    }

    func address(after cursor: PeopleCursor?) -> String {
        Address.of(
            "/people",
            [
                "q": text, "department": department?.description, "role": role?.rawValue, "state": state?.rawValue,
                "after": cursor?.description,
            ]
        )
    }
}

struct PeoplePage {
    let wish: PeopleWish
    let people: [Person]
    let roles: [Person.ID: Set<Role>]
    let departments: [DepartmentLine]
    let next: PeopleCursor?

    static let pageLength = 100

    init(_ wish: PeopleWish, in snapshot: Snapshot) throws {
        self.wish = wish
        let found = try snapshot.people(wish.filter, after: wish.after, limit: Self.pageLength + 1)
        people = Array(found.prefix(Self.pageLength))
        next = found.count > Self.pageLength ? people.last.map(PeopleCursor.init) : nil
        roles = try snapshot.roles(of: people.map(\.id))
        departments = try DepartmentLine.all(in: snapshot, includingClosed: true)
    }
}
