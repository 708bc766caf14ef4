import Basics
import People
import Store
import TestSupport
import Testing

struct LeavingTests {
    @Test(arguments: TestDatabase.engines)
    func `whoever leaves can't come in by any way`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let member = try await company.member(person)
        let session = try await company.enter("irina")
        let bearer = try await TokenBook(database: company.database).make(
            name: "скрипт",
            expires: company.time.now + .days(30),
            for: person.id,
            by: member
        )
        let invitation = try await company.database.write { try Staff($0, .program).invite(person.id) }

        try await company.database.write { try Staff($0, .program).leave(person.id) }

        let database = company.database
        #expect(try await SessionBook(database: database).find(cookie: session.cookie.text) == nil)
        #expect(try await TokenBook(database: database).find(bearer: bearer) == nil)
        #expect(try await database.read { try $0.findInvitation(invitation) } == nil)
        #expect(try await company.member(person).permissions.isEmpty)
        await #expect(throws: SignInRefusal.wrong) { try await company.enter("irina") }
        await #expect(throws: StaffRefusal.hasLeft) {
            try await database.write { try Staff($0, .program).invite(person.id) }
        }
        await #expect(throws: StaffRefusal.hasLeft) {
            try await database.write { try Staff($0, .program).leave(person.id) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a department that its head has left has none`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .departmentHead)
        let department = try await company.database.write {
            try DepartmentTree($0, .program).add(name: "Сервис", head: person.id)
        }
        try await company.database.write { try Staff($0, .program).leave(person.id) }
        let found = try await company.database.read { try $0.findDepartment(department.id) }
        #expect(found?.head == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever comes back chooses a new password`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        try await company.database.write { try Staff($0, .program).leave(person.id) }
        let invitation = try await company.database.write { try Staff($0, .program).return(person.id) }
        await #expect(throws: SignInRefusal.wrong) { try await company.enter("irina") }
        _ = try await company.signIn().acceptInvitation(invitation, password: "новые слова тут", agent: "")
        _ = try await company.enter("irina", password: "новые слова тут")
        #expect(try await company.member(person).may(.workCases))
    }
}
