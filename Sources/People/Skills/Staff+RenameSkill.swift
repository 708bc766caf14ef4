import Basics
import Events
import Store

extension Staff {
    @discardableResult
    package func renameSkill(_ id: Skill.ID, to text: String) throws -> Skill {
        try member.require(.changePeople)
        guard let skill = try tx.findSkill(id) else { throw SkillRefusal.unknown }
        let name = try Self.checked(skill: text)
        guard name != skill.name else { return skill }
        // One after another, so that two can't take the same name at once.
        try tx.alone(on: "skills")
        guard try tx.value("SELECT id FROM skill WHERE name = \(name)", as: Skill.ID.self) == nil else {
            throw SkillRefusal.nameTaken
        }
        let renamed = Skill(id: id, name: name)
        try tx.run("UPDATE skill SET name = \(name) WHERE id = \(id)")
        try tx.record(.skillRenamed(renamed, from: skill), by: member.actor)
        return renamed
    }
}

extension Event {
    static func skillRenamed(_ skill: Skill, from before: Skill) -> Event {
        Event(
            "skill.renamed",
            of: Subject(.skill, skill.id),
            data: ["name": .text(skill.name), "name-before": .text(before.name)]
        )
    }
}
