import Basics
import Events
import Store

extension Staff {
    /// The person goes: sessions end, tokens and invitations are void, departments have no head in them any more, and
    /// confidential clients that nobody else knew of pass to the management.
    package func leave(_ id: Person.ID) throws {
        try member.require(.changePeople)
        let person = try tx.knownPerson(id)
        guard person.state != .left else { throw StaffRefusal.hasLeft }
        try keepAnAdministrator(besides: person)
        try tx.write(.left, of: person)
        try tx.forgetCredentials(of: id)
        try tx.endSessions(of: id)
        try tx.dropInvitations(of: id)
        try tx.revokeTokens(of: id)
        for department in try tx.departments(headedBy: id) {
            try DepartmentTree(tx, .program).change(department.id, version: department.version) { $0.head = nil }
        }
        try tx.record(.personLeft(id), by: member.actor)
        try tx.passOnWalls(of: id)
    }

    /// The person is back and chooses a new password.
    @discardableResult
    package func `return`(_ id: Person.ID) throws -> Secret {
        try member.require(.changePeople)
        let person = try tx.knownPerson(id)
        guard person.state == .left else { throw StaffRefusal.hasNotLeft }
        try tx.write(.invited, of: person)
        try tx.record(.personReturned(id), by: member.actor)
        return try invite(id)
    }
}
