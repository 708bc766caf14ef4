import Basics
import People
import Store
import TestSupport
import Testing

struct DepartmentTests {
    /// Компания ▸ Сервис ▸ Первая линия
    private struct Branch: Sendable {
        let company: Department
        let service: Department
        let line: Department

        static func grow(in database: Database) async throws -> Branch {
            try await database.write { tx in
                let tree = DepartmentTree(tx, .program)
                let company = try tree.add(name: "  Компания ")
                let service = try tree.add(name: "Сервис", under: company.id)
                return Branch(
                    company: company,
                    service: service,
                    line: try tree.add(name: "Первая линия", under: service.id)
                )
            }
        }
    }

    @discardableResult
    private static func move(
        _ department: Department,
        under parent: Department?,
        in database: Database
    ) async throws -> Department {
        try await database.write {
            try DepartmentTree($0, .program).change(department.id, version: department.version) {
                $0.parent = parent?.id
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `departments form a tree`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let branch = try await Branch.grow(in: database)
        let tree = try await database.read { try $0.departmentTree() }
        #expect(tree.map(\.department.name) == ["Компания"])
        #expect(tree.first?.branches.map(\.department.name) == ["Сервис"])
        #expect(tree.first?.branches.first?.branches.map(\.department.name) == ["Первая линия"])
        let lineage = try await database.read { try $0.lineage(of: branch.line.id) }
        #expect(Set(lineage) == [branch.line.id, branch.service.id, branch.company.id])
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody is in a department that was closed in the same moment`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        for round in 0..<25 {
            let department = try await database.write { try DepartmentTree($0, .program).add(name: "Отдел \(round)") }
            async let joining: Void? = try? await database.write { tx in
                let name = PersonName(family: "Новых", given: "Нина")
                let new = NewPerson(login: "nina\(round)", name: name, roles: [], department: department.id)
                _ = try Staff(tx, .program).add(new)
            }
            async let closing: Void? = try? await database.write { tx in
                try DepartmentTree(tx, .program).close(department.id)
            }
            let (joined, closed) = await (joining != nil, closing != nil)
            #expect(joined != closed, "round \(round): joined \(joined), closed \(closed)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no department stands under itself, near or far`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let branch = try await Branch.grow(in: database)
        for parent in [branch.company, branch.service, branch.line] {
            await #expect(throws: DepartmentRefusal.circle) {
                try await Self.move(branch.company, under: parent, in: database)
            }
        }
        let moved = try await Self.move(branch.line, under: branch.company, in: database)
        #expect(moved.parent == branch.company.id)
        #expect(moved.version == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `two moves at once close no circle`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        for round in 0..<5 {
            let (left, right) = try await database.write { tx in
                let tree = DepartmentTree(tx, .program)
                return (try tree.add(name: "Левый \(round)"), try tree.add(name: "Правый \(round)"))
            }
            async let first: Department? = try? Self.move(left, under: right, in: database)
            async let second: Department? = try? Self.move(right, under: left, in: database)
            let moved = await [first, second].compactMap(\.self)
            #expect(moved.count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a department is closed when it is empty, and opened again`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let branch = try await Branch.grow(in: database)
        await #expect(throws: DepartmentRefusal.hasBranches) {
            try await database.write { try DepartmentTree($0, .program).close(branch.service.id) }
        }
        let person = try await database.write { tx in
            try Staff(tx, .program).add(
                NewPerson(login: "ivan", name: PersonName(given: "Иван"), roles: [], department: branch.line.id)
            ).person
        }
        await #expect(throws: DepartmentRefusal.hasPeople) {
            try await database.write { try DepartmentTree($0, .program).close(branch.line.id) }
        }
        try await database.write { tx in
            try Staff(tx, .program).leave(person.id)
            try DepartmentTree(tx, .program).close(branch.line.id)
        }
        #expect(try await database.read { try $0.departments() }.count == 2)
        #expect(try await database.read { try $0.departments(includingClosed: true) }.count == 3)
        await #expect(throws: DepartmentRefusal.closed) {
            try await database.write {
                try Staff($0, .program).add(
                    NewPerson(login: "oleg", name: PersonName(given: "Олег"), roles: [], department: branch.line.id)
                ).person
            }
        }
        try await database.write { try DepartmentTree($0, .program).reopen(branch.line.id) }
        #expect(try await database.read { try $0.departments() }.count == 3)
    }

    @Test(arguments: TestDatabase.engines)
    func `a change from an older version is refused, and nobody who left becomes a head`(
        on engine: Dialect
    ) async throws {
        let company = try await Company.fresh(on: engine)
        let branch = try await Branch.grow(in: company.database)
        let person = try await company.admit("irina", .departmentHead)
        let headed = try await company.database.write {
            try DepartmentTree($0, .program).change(branch.line.id, version: 1) { $0.head = person.id }
        }
        #expect(headed.head == person.id)
        await #expect(throws: DepartmentRefusal.stale) {
            try await company.database.write {
                try DepartmentTree($0, .program).change(branch.line.id, version: 1) { $0.name = "Иначе" }
            }
        }
        try await company.database.write { try Staff($0, .program).leave(person.id) }
        await #expect(throws: InvalidField.self) {
            try await company.database.write {
                try DepartmentTree($0, .program).change(branch.service.id, version: 1) { $0.head = person.id }
            }
        }
    }

    @Test func `branches whose parent is not there stand at the top`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let branch = try await Branch.grow(in: database)
        let forest = DepartmentBranch.forest(of: [branch.line, branch.service])
        #expect(forest.map(\.department) == [branch.service])
        #expect(forest.first?.branches.map(\.department) == [branch.line])
    }
}
