import Basics
import People
import Store
import TestSupport
import Testing

/// An administrator must not be able to lock the company out.
struct AdministratorTests {
    @Test(arguments: TestDatabase.engines)
    func `the last administrator can neither leave nor lose the role`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let last = try await company.admit("admin", .administrator, .manager)
        let member = try await company.member(last)
        await #expect(throws: StaffRefusal.lastAdministrator) {
            try await company.database.write { try Staff($0, member).leave(last.id) }
        }
        await #expect(throws: StaffRefusal.lastAdministrator) {
            try await company.database.write { try Staff($0, member).setRoles([.manager], of: last.id) }
        }
        #expect(try await company.member(last).may(.changePeople))
    }

    @Test(arguments: TestDatabase.engines)
    func `one who was only invited does not count`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let last = try await company.admit("admin", .administrator)
        _ = try await company.database.write {
            try Staff($0, .program).add(
                NewPerson(login: "second", name: PersonName(given: "Олег"), roles: [.administrator])
            ).person
        }
        await #expect(throws: StaffRefusal.lastAdministrator) {
            try await company.database.write { try Staff($0, .program).leave(last.id) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of two one may go, but not both at once`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let pair = [
            try await company.admit("first", .administrator), try await company.admit("second", .administrator),
        ]
        let gone = await withTaskGroup(of: Bool.self) { group in
            for person in pair {
                group.addTask {
                    do {
                        try await company.database.write { try Staff($0, .program).leave(person.id) }
                        return true
                    } catch StaffRefusal.lastAdministrator {
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(gone == 1)
        #expect(try await company.database.read { try $0.hasActiveAdministrator() })
    }
}
