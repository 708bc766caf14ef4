import Basics
import People
import Store
import TestSupport
import Testing

struct PeopleListTests {
    private static func fill(_ database: Database) async throws {
        let names = [
            ("petrov", "Петров", "Иван"), ("petrova", "Петрова", "Анна"), ("ivanov", "Иванов", "Пётр"),
            ("sidorov", "Сидоров", "Иван"), ("under_score", "Ёлкин", "Глеб"),
        ]
        try await database.write { tx in
            let department = try DepartmentTree(tx, .program).add(name: "Сервис")
            for (number, name) in names.enumerated() {
                let new = NewPerson(
                    login: name.0,
                    name: PersonName(family: name.1, given: name.2),
                    roles: number == 0 ? [.administrator] : [.manager],
                    department: number < 2 ? department.id : nil,
                    line: number < 3 ? .first : .second
                )
                _ = try Staff(tx, .program).add(new)
            }
        }
    }

    private static func logins(_ filter: PeopleFilter, in database: Database) async throws -> Set<String> {
        try await database.read { Set(try $0.people(filter, limit: 50).map(\.login)) }
    }

    @Test(arguments: TestDatabase.engines)
    func `people are found by the beginning of a name or login`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Self.fill(database)
        #expect(try await Self.logins(PeopleFilter(text: "петр"), in: database) == ["petrov", "petrova"])
        #expect(try await Self.logins(PeopleFilter(text: "Иван Пет"), in: database) == ["petrov"])
        #expect(try await Self.logins(PeopleFilter(text: "SIDO"), in: database) == ["sidorov"])
        #expect(try await Self.logins(PeopleFilter(text: "under_"), in: database) == ["under_score"])
        #expect(try await Self.logins(PeopleFilter(text: "%"), in: database).isEmpty)
        #expect(try await Self.logins(PeopleFilter(text: "u_der"), in: database).isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `a list narrows by role, line, department and state`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Self.fill(database)
        let department = try await database.read { try $0.departments().first }
        #expect(try await Self.logins(PeopleFilter(role: .administrator), in: database) == ["petrov"])
        #expect(try await Self.logins(PeopleFilter(line: .second), in: database) == ["sidorov", "under_score"])
        #expect(
            try await Self.logins(PeopleFilter(department: department?.id), in: database) == ["petrov", "petrova"]
        )
        #expect(try await Self.logins(PeopleFilter(states: [.active]), in: database).isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `pages follow one another without gap or repetition`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Self.fill(database)
        let whole = try await database.read { try $0.people(PeopleFilter(), limit: 50) }
        var read: [Person] = []
        var cursor: PeopleCursor?
        repeat {
            let page = try await database.read { [cursor] in try $0.people(PeopleFilter(), after: cursor, limit: 2) }
            read += page
            cursor = page.last.flatMap { PeopleCursor(PeopleCursor($0).description) }
        } while cursor != nil
        #expect(read == whole)
        #expect(whole.count == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `names are found for many ids at once`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Self.fill(database)
        let people = try await database.read { try $0.people(PeopleFilter(), limit: 50) }
        let ids = people.map(\.id) + people.map(\.id) + [Person.ID(rawValue: 404)]
        let names = try await database.read { try $0.peopleNames(ids) }
        #expect(names.count == 5)
        #expect(people.allSatisfy { names[$0.id] == $0.name })
        #expect(try await database.read { try $0.peopleNames([]) }.isEmpty)
        let roles = try await database.read { try $0.roles(of: people.map(\.id)) }
        #expect(roles.values.filter { $0 == [.administrator] }.count == 1)
    }
}
