import Basics
import Store
import TestSupport
import Testing

@testable import People

struct SkillTests {
    @Test(arguments: TestDatabase.engines)
    func `a skill is set, raised and taken away`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .specialist)
        let skill = try await company.database.write { try Staff($0, .program).addSkill(name: " 1С:  Бухгалтерия ") }
        #expect(skill.name == "1С: Бухгалтерия")
        for level in [2, 5] {
            try await company.database.write {
                try Staff($0, .program).setSkill(skill.id, level: level, for: person.id)
            }
            let skills = try await company.database.read { try $0.skills(of: person.id) }
            #expect(skills == [PersonSkill(skill: skill, level: level)])
        }
        try await company.database.write { try Staff($0, .program).setSkill(skill.id, level: nil, for: person.id) }
        #expect(try await company.database.read { try $0.skills(of: person.id) }.isEmpty)
        #expect(try await company.database.read { try $0.skills() } == [skill])
    }

    @Test(arguments: TestDatabase.engines)
    func `levels are one to five, names are there once`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .specialist)
        let skill = try await company.database.write { try Staff($0, .program).addSkill(name: "SQL") }
        for level in [0, 6] {
            await #expect(throws: InvalidField.self) {
                try await company.database.write {
                    try Staff($0, .program).setSkill(skill.id, level: level, for: person.id)
                }
            }
        }
        await #expect(throws: SkillRefusal.nameTaken) {
            try await company.database.write { try Staff($0, .program).addSkill(name: "SQL") }
        }
        await #expect(throws: SkillRefusal.unknown) {
            try await company.database.write {
                try Staff($0, .program).setSkill(ID(rawValue: 404), level: 1, for: person.id)
            }
        }
    }
}
