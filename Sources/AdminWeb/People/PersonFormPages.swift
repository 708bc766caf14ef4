import Basics
import Pages
import People
import Store

/// Someone joins.
struct NewPersonPage {
    let form: Form
    let departments: [DepartmentLine]

    init(form: Form, in snapshot: Snapshot) throws {
        self.form = form
        departments = try DepartmentLine.all(in: snapshot)
    }
}

/// What is known of someone changes.
struct PersonChangePage {
    let person: Person
    let form: Form
    let departments: [DepartmentLine]

    /// - Parameter form: what was typed, when that could not be done.
    init(_ id: Person.ID, form: Form?, in snapshot: Snapshot) throws {
        guard let person = try snapshot.findPerson(id) else { throw StaffRefusal.noSuchPerson }
        self.person = person
        self.form = try form ?? PersonSheet.filled(with: person, roles: snapshot.roles(of: id).inOrder)
        departments = try DepartmentLine.all(in: snapshot)
    }
}

/// A link that is shown this once, and to whom it is to be given.
struct InvitationLinkPage {
    /// Why there is a link; also the end of a text's name.
    enum Occasion: String, CaseIterable, Sendable {
        case joined
        case invitedAgain = "again"
        case returned
    }

    let person: Person
    let link: String
    let expires: Moment
    let occasion: Occasion

    init(_ person: Person, _ secret: Secret, at address: String, now: Moment, occasion: Occasion) {
        self.person = person
        link = "\(address)/invitation/\(secret.text)"
        expires = now + Invitation.validity
        self.occasion = occasion
    }
}
