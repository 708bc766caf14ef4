import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct SearchTests {
    @Test(
        arguments: TestDatabase.engines,
        [
            "вектор", "Вект", "ООО вектор", "вектор ооо", "dtrnjh", "7707083893", "7707",
        ]
    )
    func `a client is found by the beginnings of its words and by its tax number`(
        on engine: Dialect,
        query: String
    ) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let found = try await database.read { try $0.find(query, kinds: [.client], visibleTo: cast.oleg) }
        #expect(found.map(\.id) == [cast.vector.id.rawValue])
        #expect(found.first?.title == "ООО «Вектор»")
        #expect(found.first?.detail == "7707083893")
    }

    @Test(
        arguments: TestDatabase.engines,
        [
            "орлова анна", "anna@vector", "anna@vector.example", "фтт", "8 (495) 123-45-67", "+7 495 123", "8495123",
            "4951234567",
            "123-45-67",
        ]
    )
    func `a contact is found by name, address and number`(on engine: Dialect, query: String) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let found = try await database.read { try $0.find(query, visibleTo: cast.oleg) }
        #expect(found.map(\.subject) == [cast.anna.subject])
        #expect(found.first?.title == "Орлова Анна")
        #expect(found.first?.detail == "ООО «Вектор»")
    }

    @Test(arguments: TestDatabase.engines)
    func `a case is found by its number and by its subject`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        for query in ["\(cast.payment.number)", "№ \(cast.payment.number)", "оплат прох", "jgkfnf"] {
            let found = try await database.read { try $0.find(query, kinds: [.serviceCase], visibleTo: cast.oleg) }
            #expect(found.map(\.id) == [cast.payment.id.rawValue], "\(query)")
            #expect(found.first?.detail == "\(cast.payment.number)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `ё and е are the same letter`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        for query in ["петр", "пётр", "ПЁТР"] {
            let found = try await database.read { try $0.find(query, visibleTo: cast.oleg) }
            #expect(found.map(\.id) == [cast.lebedev.id.rawValue])
        }
    }

    @Test(arguments: TestDatabase.engines, ["", "  ", "«»", "нет такого", "%", "_", "'", "вектор сигма"])
    func `what is nowhere finds nothing`(on engine: Dialect, query: String) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        #expect(try await database.read { try $0.find(query, visibleTo: cast.vera) } == [])
    }

    @Test(arguments: TestDatabase.engines)
    func `a renamed client is found by its new name alone`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try ClientBook(tx, cast.irina).change(cast.vector.id, version: 1, ClientChange(name: "ООО «Гамма»"))
            #expect(try tx.find("вектор", kinds: [.client], visibleTo: cast.irina).isEmpty)
            #expect(try tx.find("гамма", kinds: [.client], visibleTo: cast.irina).count == 1)
            #expect(try tx.find("7707083893", kinds: [.client], visibleTo: cast.irina).count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a contact that was taken off is not found, whatever becomes of its addresses`(on engine: Dialect) async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let book = ClientBook(tx, cast.irina)
            try book.removeContact(cast.anna.id)
            try book.removePoint(cast.annasEmail.id)
            try book.restorePoint(cast.annasEmail.id)
        }
        #expect(try await database.read { try $0.find("anna@vector", visibleTo: cast.oleg) }.isEmpty)
        await #expect(throws: ClientRefusal.contactNotFound) {
            try await database.write { tx in
                _ = try ClientBook(tx, cast.irina).addPoint(.email("a@b.example"), to: cast.vector.id, of: cast.anna.id)
            }
        }
        try await database.write { tx in try ClientBook(tx, cast.irina).restoreContact(cast.anna.id) }
        #expect(try await database.read { try $0.find("anna@vector", visibleTo: cast.oleg) }.count == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a limit is kept and nothing comes twice`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await database.write { tx in
            for number in 1...30 {
                _ = try ClientBook(tx, .program).add(NewClient(.organisation, name: "Альфа Альфабет \(number)"))
            }
        }
        let found = try await database.read { try $0.find("альф", visibleTo: .program, limit: 12) }
        #expect(found.count == 12)
        #expect(Set(found).count == 12)
    }
}
