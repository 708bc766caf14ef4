import Basics
import Pages
import People
import Store

struct MePage {
    let person: Person
    let roles: [Role]
    let department: String?
    let form: Form
    let absences: AbsenceList

    /// - Parameter form: what was typed, when that could not be done.
    init(_ id: Person.ID, form: Form?, in snapshot: Snapshot) throws {
        guard let person = try snapshot.findPerson(id) else { throw StaffRefusal.noSuchPerson }
        self.person = person
        roles = try snapshot.roles(of: id).inOrder
        absences = try AbsenceList(of: id, in: snapshot)
        department = try person.department.flatMap { try snapshot.findDepartment($0)?.name }
        self.form =
            form
            ?? Form([
                "language": person.language.rawValue, "theme": person.theme.rawValue, "time_zone": person.timeZone,
            ])
    }
}

extension Set<Role> {
    /// As the table of roles has them.
    var inOrder: [Role] { Role.allCases.filter(contains) }
}
