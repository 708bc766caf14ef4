import Basics
import Events
import People
import Store

/// A skill that a case asks of whoever is to work on it, and how well they have to have it.
package struct CaseNeed: Sendable, Hashable, Record {
    package static let columns: SQL = "skill.id, skill.name, case_need.level"
    package static let most = 5

    package let skill: Skill
    package let level: Int

    package init(from row: inout Row) throws {
        skill = try Skill(from: &row)
        level = try row.read()
    }
}

extension Snapshot {
    /// What the case asks for, the most of it first.
    package func needs(of found: Case.ID) throws -> [CaseNeed] {
        try all(
            """
            SELECT \(CaseNeed.columns) FROM case_need JOIN skill ON skill.id = case_need.skill
            WHERE case_need.service_case = \(found) ORDER BY case_need.level DESC, skill.name
            """
        )
    }
}

extension CaseDesk {
    /// Says what a case asks of whoever is to work on it; nothing else any more.
    @discardableResult
    package func setNeeds(_ id: Case.ID, version: Int, _ levels: [Skill.ID: Int]) throws -> Case {
        try member.require(.workCases)
        let old = try visible(id, version: version)
        guard !old.isClosed else { throw CaseRefusal.closed }
        guard levels.count <= CaseNeed.most, levels.values.allSatisfy(PersonSkill.levels.contains) else {
            throw InvalidField("level", "refusal.skill.level-unfit")
        }
        let known = Dictionary(try tx.skills().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        guard levels.keys.allSatisfy({ known[$0] != nil }) else { throw SkillRefusal.unknown }
        let before = try tx.needs(of: id)
        guard Dictionary(before.map { ($0.skill.id, $0.level) }, uniquingKeysWith: max) != levels else { return old }
        try tx.run("DELETE FROM case_need WHERE service_case = \(id)")
        for (skill, level) in levels {
            try tx.run("INSERT INTO case_need (service_case, skill, level) VALUES (\(id), \(skill), \(level))")
        }
        let words = try tx.needs(of: id).map { "\($0.skill.name) \($0.level)" }.joined(separator: ", ")
        return try keep(old.next(at: tx.now) { _ in }, over: old, "case.needs-set", ["needs": .text(words)])
    }
}
