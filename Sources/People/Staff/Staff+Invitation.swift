import Basics
import Events
import Store

extension Staff {
    /// Makes a one-time link by which the person chooses a (new) password; earlier links are void.
    package func invite(_ id: Person.ID) throws -> Secret {
        try member.require(.changePeople)
        guard try tx.knownPerson(id).state != .left else { throw StaffRefusal.hasLeft }
        let secret = Secret()
        try tx.dropInvitations(of: id)
        try tx.insertInvitation(secret, of: id, expires: tx.now + Invitation.validity)
        try tx.record(.personInvited(id), by: member.actor)
        return secret
    }

    /// Lets someone in with a password that was chosen for them, as the demonstration company and tests do.
    package func admit(_ id: Person.ID, password: PasswordHash) throws {
        try member.require(.changePeople)
        guard try tx.knownPerson(id).state != .left else { throw StaffRefusal.hasLeft }
        try tx.write(password, of: id)
        try tx.dropInvitations(of: id)
        try tx.record(.personJoined(id), by: member.actor)
    }
}

/// A one-time link for choosing a password.
package struct Invitation: Sendable {
    package static let validity = Duration.days(7)

    package let person: Person
    package let expires: Moment
}

extension Snapshot {
    /// - Returns: nil when it is unknown, used or too old.
    package func findInvitation(_ secret: Secret) throws -> Invitation? {
        try first(
            """
            SELECT \(Person.columns), invitation.expires FROM invitation JOIN person ON person.id = invitation.person
            WHERE invitation.secret_hash = \(secret.hash) AND invitation.used IS NULL AND invitation.expires > \(now)
            AND person.state <> 'left'
            """
        ) { row in
            Invitation(person: try Person(from: &row), expires: try row.read())
        }
    }
}

extension Transaction {
    func insertInvitation(_ secret: Secret, of person: Person.ID, expires: Moment) throws {
        try run(
            """
            INSERT INTO invitation (secret_hash, person, made, expires)
            VALUES (\(secret.hash), \(person), \(now), \(expires))
            """
        )
    }

    /// - Returns: false when another was quicker.
    func spendInvitation(_ secret: Secret) throws -> Bool {
        try run(
            """
            UPDATE invitation SET used = \(now)
            WHERE secret_hash = \(secret.hash) AND used IS NULL AND expires > \(now)
            """
        ) == 1
    }

    func dropInvitations(of person: Person.ID) throws {
        try run("DELETE FROM invitation WHERE person = \(person)")
    }
}
