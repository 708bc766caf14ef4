import Basics
import Events
import Store

extension Staff {
    /// Says that somebody is away; everyone says it of themselves, and who distributes work or changes people of others.
    @discardableResult
    package func goAway(
        _ id: Person.ID,
        from begins: Moment,
        until ends: Moment,
        standIn: Person.ID? = nil
    ) throws -> Absence {
        try requireSay(of: id)
        _ = try tx.knownPerson(id)
        guard ends > begins, ends > tx.now else { throw AbsenceRefusal.over }
        guard ends - begins <= Absence.longest else { throw AbsenceRefusal.tooLong }
        if let standIn {
            guard standIn != id, let other = try tx.findPerson(standIn), other.state != .left else {
                throw AbsenceRefusal.standInUnfit
            }
        }
        let absence = Absence(id: tx.newID(), person: id, begins: begins, ends: ends, standIn: standIn)
        try tx.insert(absence)
        try tx.record(.personGoesAway(absence), by: member.actor)
        return absence
    }

    /// It is off, or over sooner.
    @discardableResult
    package func comeBack(from id: Absence.ID) throws -> Absence {
        guard let absence = try tx.findAbsence(id) else { throw AbsenceRefusal.notFound }
        try requireSay(of: absence.person)
        try tx.run("DELETE FROM absence WHERE id = \(id)")
        try tx.record(.personComesBack(absence), by: member.actor)
        return absence
    }

    private func requireSay(of id: Person.ID) throws {
        guard id != member.id, !member.may(.changePeople) else { return }
        try member.require(.distributeCases)
    }
}

extension Event {
    static func personGoesAway(_ absence: Absence) -> Event {
        Event("person.goes-away", of: Subject(.person, absence.person), data: absence.facts)
    }

    static func personComesBack(_ absence: Absence) -> Event {
        Event("person.comes-back", of: Subject(.person, absence.person), data: absence.facts)
    }
}

extension Absence {
    fileprivate var facts: [String: Fact] {
        ["begins": Fact(begins), "ends": Fact(ends), "stand_in": Fact(standIn)]
    }
}
