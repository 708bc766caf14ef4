import Basics
import Desk
import Pages
import People
import Store

/// One person of the staff.
struct PersonPage {
    let person: Person
    let roles: [Role]
    let department: Department?
    let heads: [Department]
    let skills: [PersonSkill]
    let otherSkills: [Skill]
    let hasSecondFactor: Bool
    let terms: WorkTerms
    let calendars: [NamedCalendar]
    let absences: AbsenceList
    /// What was asked for and could not be done.
    let form: Form

    init(_ id: Person.ID, form: Form, in snapshot: Snapshot) throws {
        guard let person = try snapshot.findPerson(id) else { throw StaffRefusal.noSuchPerson }
        self.person = person
        self.form = form
        roles = try snapshot.roles(of: id).inOrder
        department = try person.department.flatMap { try snapshot.findDepartment($0) }
        heads = try snapshot.departments(headedBy: id)
        let skills = try snapshot.skills(of: id)
        self.skills = skills
        otherSkills = try snapshot.skills().filter { skill in !skills.contains { $0.skill.id == skill.id } }
        hasSecondFactor = try snapshot.hasSecondFactor(id)
        terms = try snapshot.workTerms(of: id)
        calendars = try snapshot.deadlinePolicy().sheet.calendars
        absences = try AbsenceList(of: id, in: snapshot)
    }
}
