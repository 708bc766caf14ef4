import Basics
import Pages
import People
import Store

/// The tree of departments.
struct DepartmentsPage {
    let lines: [DepartmentLine]
    let heads: [Person.ID: PersonName]
    /// Those who work in a department itself, not below it.
    let headcounts: [Department.ID: Int]
    let showsClosed: Bool

    init(showsClosed: Bool, in snapshot: Snapshot) throws {
        self.showsClosed = showsClosed
        lines = try DepartmentLine.all(in: snapshot, includingClosed: showsClosed)
        heads = try snapshot.peopleNames(lines.compactMap(\.department.head))
        headcounts = try snapshot.headcounts()
    }
}

/// One department, new or known, as a form.
struct DepartmentPage {
    /// Nil for a new one.
    let department: Department?
    let parents: [DepartmentLine]
    let people: [Person]
    let form: Form

    private static let mostPeople = 2000

    /// - Parameter form: what was typed, when that could not be done.
    init(_ id: Department.ID?, form: Form?, in snapshot: Snapshot) throws {
        let department = try id.flatMap { try snapshot.findDepartment($0) }
        if id != nil, department == nil { throw DepartmentRefusal.unknown }
        self.department = department
        // One that is below it can't stand above it; the verb looks again.
        let lines = try DepartmentLine.all(in: snapshot)
        parents = try lines.filter { line in
            guard let id else { return true }
            return try !snapshot.lineage(of: line.department.id).contains(id)
        }
        people = try snapshot.people(PeopleFilter(), limit: Self.mostPeople)
        self.form = form ?? Self.filled(with: department)
    }

    private static func filled(with department: Department?) -> Form {
        guard let department else { return Form() }
        return Form([
            "version": String(department.version), "name": department.name,
            "parent": department.parent?.description ?? "", "head": department.head?.description ?? "",
        ])
    }

    private init(_ page: DepartmentPage, form: Form) {
        department = page.department
        parents = page.parents
        people = page.people
        self.form = form
    }

    /// The same page with what another form was refused for.
    func complaining(_ other: Form) -> DepartmentPage {
        var form = form
        for error in other.errors.values.joined() { form.refuse("", error.reason, error.details) }
        return DepartmentPage(self, form: form)
    }
}
