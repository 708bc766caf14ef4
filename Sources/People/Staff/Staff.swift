import Basics
import Events
import Store

/// The people of the house: who joins, changes, leaves and comes back.
package struct Staff {
    let tx: Transaction
    let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// - Returns: the person, and the secret of a link by which they choose their password.
    package func add(_ new: NewPerson) throws -> (person: Person, invitation: Secret) {
        try member.require(.changePeople)
        let login = try PersonRules.login(new.login)
        try PersonRules.check(new.name)
        try PersonRules.check(position: new.position)
        try PersonRules.check(timeZone: new.timeZone)
        if let department = new.department { try tx.requireOpen(department) }
        let person = Person(new, login: login, id: tx.newID())
        try tx.insert(person)
        try tx.write(new.roles, of: person.id)
        try tx.record(.personAdded(person, roles: new.roles), by: member.actor)
        return (person, try invite(person.id))
    }

    /// - Parameter version: the one that the change was made from.
    @discardableResult
    package func change(_ id: Person.ID, version: Int, _ change: PersonChange) throws -> Person {
        try member.require(.changePeople)
        try PersonRules.check(change.name)
        try PersonRules.check(position: change.position)
        try PersonRules.check(timeZone: change.timeZone)
        let person = try tx.knownPerson(id)
        guard person.version == version else { throw StaffRefusal.stale }
        if let department = change.department, department != person.department { try tx.requireOpen(department) }
        guard change != PersonChange(person) else { return person }
        let changed = person.changed(to: change)
        try tx.save(changed, over: version)
        try tx.record(.personChanged(changed, from: person), by: member.actor)
        return try tx.knownPerson(id)
    }

    /// What a member chooses for themselves; needs no right.
    @discardableResult
    package func prefer(_ preferences: Preferences) throws -> Person {
        guard let own = member.id else { throw StaffRefusal.noSuchPerson }
        try PersonRules.check(timeZone: preferences.timeZone)
        let person = try tx.knownPerson(own)
        let changed = person.preferring(preferences)
        guard changed != person else { return person }
        try tx.save(changed, over: person.version)
        try tx.record(.personPreferred(preferences, own), by: member.actor)
        return try tx.knownPerson(own)
    }

    package func setRoles(_ roles: Set<Role>, of id: Person.ID) throws {
        try member.require(.changePeople)
        let person = try tx.knownPerson(id)
        let before = try tx.roles(of: id)
        guard roles != before else { return }
        if before.contains(.administrator), !roles.contains(.administrator) { try keepAnAdministrator(besides: person) }
        try tx.write(roles, of: id)
        try tx.raiseVersion(of: id)
        try tx.record(.personRolesSet(roles, of: id, before: before), by: member.actor)
    }

    /// An administrator must not be able to lock the company out.
    func keepAnAdministrator(besides person: Person) throws {
        guard person.state == .active, try tx.roles(of: person.id).contains(.administrator) else { return }
        try tx.alone(on: "administrators")
        guard try tx.hasActiveAdministrator(besides: person.id) else { throw StaffRefusal.lastAdministrator }
    }
}
