import Basics
import People
import Store
import TestSupport
import Testing

/// Who is answerable above somebody: never a circle, never somebody who is not there, and somebody as long as anybody is (SPEC L4).
@Suite struct `Heads above somebody` {
    /// Компания (director) ▸ Сервис (chief) ▸ Первая линия (nobody), where the worker is.
    private struct House: Sendable {
        let time = FixedTime()
        let database: Database
        let worker: Person.ID
        let chief: Person.ID
        let director: Person.ID
        let serviceHead: Person.ID
        let executive: Person.ID
        let colleague: Person.ID

        init(on engine: Dialect) async throws {
            database = try await TestDatabase.fresh(on: engine, time: time)
            let ids = try await database.write { tx in
                func person(_ login: String, _ roles: Set<Role> = [.specialist], _ place: Department? = nil) throws
                    -> Person.ID
                {
                    let name = PersonName(family: login, given: "Анна")
                    let new = NewPerson(login: login, name: name, roles: roles, department: place?.id)
                    return try Staff(tx, .program).add(new).person.id
                }
                let tree = DepartmentTree(tx, .program)
                let company = try tree.add(name: "Компания")
                let service = try tree.add(name: "Сервис", under: company.id)
                let line = try tree.add(name: "Первая линия", under: service.id)
                let ids = [
                    try person("worker", [.manager], line), try person("chief", [.specialist], service),
                    try person("director"), try person("servicehead", [.serviceHead]),
                    try person("executive", [.executive]), try person("colleague", [.manager], line),
                ]
                _ = try tree.change(company.id, version: company.version) { $0.head = ids[2] }
                _ = try tree.change(service.id, version: service.version) { $0.head = ids[1] }
                return ids
            }
            (worker, chief, director) = (ids[0], ids[1], ids[2])
            (serviceHead, executive, colleague) = (ids[3], ids[4], ids[5])
        }

        func heads(above person: Person.ID) async throws -> [Person.ID] {
            try await database.read { try $0.heads(above: person) }
        }

        func away(_ person: Person.ID, standIn: Person.ID? = nil) async throws {
            let now = time.now
            try await database.write {
                _ = try Staff($0, .program).goAway(person, from: now, until: now + .days(3), standIn: standIn)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `are the nearest first, up to the top, without the person`(on engine: Dialect) async throws {
        let house = try await House(on: engine)
        let (chief, director) = (house.chief, house.director)
        #expect(try await house.heads(above: house.worker) == [chief, director, house.serviceHead, house.executive])
        #expect(try await house.heads(above: chief) == [director, house.serviceHead, house.executive])
        #expect(try await house.heads(above: house.serviceHead) == [house.executive])
    }

    @Test(arguments: TestDatabase.engines)
    func `are those who stand in while they are away, if these are there`(on engine: Dialect) async throws {
        let house = try await House(on: engine)
        let top = [house.director, house.serviceHead, house.executive]
        try await house.away(house.chief, standIn: house.colleague)
        #expect(try await house.heads(above: house.worker) == [house.colleague] + top)
        #expect(try await house.heads(above: house.colleague) == top, "nobody is their own head")
        try await house.away(house.colleague)
        #expect(try await house.heads(above: house.worker) == top)
        house.time.advance(by: .days(4))
        #expect(try await house.heads(above: house.worker) == [house.chief] + top)
    }

    @Test(arguments: TestDatabase.engines)
    func `are nobody who has left, and somebody as long as anybody is there`(on engine: Dialect) async throws {
        let house = try await House(on: engine)
        let gone = [house.chief, house.director, house.serviceHead]
        try await house.database.write { tx in
            for person in gone { try Staff(tx, .program).leave(person) }
        }
        #expect(try await house.heads(above: house.worker) == [house.executive])
        try await house.away(house.executive)
        #expect(try await house.heads(above: house.worker).isEmpty)
    }
}
