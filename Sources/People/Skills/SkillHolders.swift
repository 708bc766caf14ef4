import Basics
import Store

/// Who can do something, the best first.
package struct SkillHolders: Sendable, Hashable {
    package let skill: Skill
    /// Of those who work here.
    package let count: Int
    package let best: [Holder]

    package struct Holder: Sendable, Hashable {
        package let person: Person.ID
        package let name: PersonName
        package let level: Int
    }
}

extension Snapshot {
    /// Every skill by its name.
    /// - Parameter limit: how many people are named with each.
    package func skillHolders(limit: Int) throws -> [SkillHolders] {
        var holders: [Skill.ID: [SkillHolders.Holder]] = [:]
        var counts: [Skill.ID: Int] = [:]
        for row in try rankedHolders(limit: limit) {
            holders[row.skill, default: []].append(row.holder)
            counts[row.skill] = row.count
        }
        return try skills().map { skill in
            SkillHolders(skill: skill, count: counts[skill.id] ?? 0, best: holders[skill.id] ?? [])
        }
    }

    private func rankedHolders(limit: Int) throws -> [(skill: Skill.ID, count: Int, holder: SkillHolders.Holder)] {
        try all(
            """
            SELECT skill, holders, person, family, given, patronymic, level FROM (
                SELECT person_skill.skill, person_skill.level, person.id AS person, person.family, person.given,
                    person.patronymic, COUNT(*) OVER (PARTITION BY person_skill.skill) AS holders,
                    ROW_NUMBER() OVER (
                        PARTITION BY person_skill.skill ORDER BY person_skill.level DESC, person.family, person.id
                    ) AS place
                FROM person_skill JOIN person ON person.id = person_skill.person
                WHERE person.state <> 'left'
            ) AS ranked
            WHERE place <= \(limit) ORDER BY skill, place
            """
        ) { row in
            (
                skill: try row.read(), count: try row.read(),
                holder: SkillHolders.Holder(
                    person: try row.read(),
                    name: PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read()),
                    level: try row.read()
                )
            )
        }
    }
}
