import Basics
import Events
import Store

extension Staff {
    @discardableResult
    package func addSkill(name: String) throws -> Skill {
        try member.require(.changePeople)
        let skill = Skill(id: tx.newID(), name: try Self.checked(skill: name))
        let added = try tx.run(
            "INSERT INTO skill (id, name) VALUES (\(skill.id), \(skill.name)) ON CONFLICT (name) DO NOTHING"
        )
        guard added == 1 else { throw SkillRefusal.nameTaken }
        try tx.record(.skillAdded(skill), by: member.actor)
        return skill
    }

    /// - Parameter level: 1 to 5; nil when the person has the skill no longer.
    package func setSkill(_ skill: Skill.ID, level: Int?, for id: Person.ID) throws {
        try member.require(.changePeople)
        guard level.map(PersonSkill.levels.contains) ?? true else {
            throw InvalidField("level", "refusal.skill.level-unfit")
        }
        guard let known = try tx.findSkill(skill) else { throw SkillRefusal.unknown }
        _ = try tx.knownPerson(id)
        if let level {
            try tx.run(
                """
                INSERT INTO person_skill (person, skill, level) VALUES (\(id), \(skill), \(level))
                ON CONFLICT (person, skill) DO UPDATE SET level = excluded.level
                """
            )
        } else {
            try tx.run("DELETE FROM person_skill WHERE person = \(id) AND skill = \(skill)")
        }
        try tx.record(.personSkillSet(known, level: level, for: id), by: member.actor)
    }

    static func checked(skill text: String) throws -> String {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...100).contains(name.count) else { throw InvalidField("name", "refusal.skill.name-unfit") }
        return name
    }
}

extension Snapshot {
    package func skills() throws -> [Skill] {
        try all("SELECT \(Skill.columns) FROM skill ORDER BY name")
    }

    package func skills(of person: Person.ID) throws -> [PersonSkill] {
        try all(
            """
            SELECT \(Skill.columns), person_skill.level FROM person_skill JOIN skill ON skill.id = person_skill.skill
            WHERE person_skill.person = \(person) ORDER BY person_skill.level DESC, skill.name
            """
        ) { row in
            PersonSkill(skill: try Skill(from: &row), level: try row.read())
        }
    }

    func findSkill(_ id: Skill.ID) throws -> Skill? {
        try first("SELECT \(Skill.columns) FROM skill WHERE id = \(id)")
    }
}

extension Event {
    static func skillAdded(_ skill: Skill) -> Event {
        Event("skill.added", of: Subject(.skill, skill.id), data: ["name": .text(skill.name)])
    }

    static func personSkillSet(_ skill: Skill, level: Int?, for person: Person.ID) -> Event {
        Event(
            "person.skill-set",
            of: Subject(.person, person),
            data: ["skill": Fact(skill.id), "name": .text(skill.name), "level": Fact(level)]
        )
    }
}
