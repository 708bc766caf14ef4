import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct ClientBookTests {
    @Test(arguments: TestDatabase.engines)
    func `a client that was added can be read, and the journal knows of it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let client = try await database.write { tx in
            try ClientBook(tx, cast.irina).add(NewClient(.person, name: "  Белова   Мария ", note: "любит письма"))
        }
        try await database.read { snapshot in
            let found = try #require(try snapshot.findClient(client.id, visibleTo: cast.oleg))
            #expect(found == client)
            #expect(found.name == "Белова Мария")
            let history = try snapshot.history(of: client.subject)
            #expect(history.map(\.kind) == ["client.added"])
            #expect(history.first?.actor == cast.irina.actor)
            #expect(history.first?.client == client.id.rawValue)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who may not change clients changes none`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        await #expect(throws: RightsRefusal.notAllowed(.changeClients)) {
            try await database.write { tx in
                _ = try ClientBook(tx, cast.nina).change(cast.vector.id, version: 1, ClientChange(note: "x"))
            }
        }
        await #expect(throws: RightsRefusal.notAllowed(.changeClients)) {
            try await database.write { tx in
                _ = try ClientBook(tx, cast.nina).add(NewClient(.person, name: "x"))
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a change over a newer version is refused`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let renamed = try await database.write { tx in
            try ClientBook(tx, cast.irina).change(cast.vector.id, version: 1, ClientChange(name: "ООО «Вектор Плюс»"))
        }
        #expect(renamed.version == 2)
        await #expect(throws: ClientRefusal.stale(current: 2)) {
            try await database.write { tx in
                _ = try ClientBook(tx, cast.oleg).change(cast.vector.id, version: 1, ClientChange(note: "x"))
            }
        }
        let entry = try await database.read { try $0.history(of: cast.vector.subject).last }
        #expect(entry?.facts["name_from"]?.text == "ООО «Вектор»")
        #expect(entry?.facts["name_to"]?.text == "ООО «Вектор Плюс»")
    }

    @Test(arguments: TestDatabase.engines)
    func `a change that changes nothing leaves no trace`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let same = try await database.write { tx in
            try ClientBook(tx, cast.irina).change(cast.vector.id, version: 1, ClientChange(name: "ООО «Вектор»"))
        }
        #expect(same == cast.vector)
        #expect(try await database.read { try $0.history(of: cast.vector.subject).last?.kind } != "client.changed")
    }

    @Test(arguments: TestDatabase.engines)
    func `the own manager of a confidential client is let through its wall`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        await #expect(throws: RightsRefusal.notAllowed(.wallClients)) {
            try await database.write { tx in
                _ = try ClientBook(tx, cast.irina).setOwnManager(
                    cast.sigma.id,
                    version: cast.sigma.version,
                    to: cast.oleg.id
                )
            }
        }
        try await database.write { tx in
            _ = try ClientBook(tx, cast.vera).setOwnManager(
                cast.sigma.id,
                version: cast.sigma.version,
                to: cast.oleg.id
            )
        }
        #expect(try await database.read { try $0.findClient(cast.sigma.id, visibleTo: cast.oleg) } != nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody who does not work here can not be the own manager`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        await #expect(throws: ClientRefusal.managerUnknown) {
            try await database.write { tx in
                _ = try ClientBook(tx, cast.vera).setOwnManager(cast.vector.id, version: 1, to: Person.ID(rawValue: 1))
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a contact taken off the card comes back, with its words`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            try ClientBook(tx, cast.irina).removeContact(cast.anna.id)
            #expect(try tx.contacts(of: cast.vector).isEmpty)
            #expect(try tx.contacts(of: cast.vector, includingGone: true).map(\.id) == [cast.anna.id])
            try tx.makeFindable()
            #expect(try tx.find("Орлова", visibleTo: cast.oleg).isEmpty)
            try ClientBook(tx, cast.irina).restoreContact(cast.anna.id)
            #expect(try tx.contacts(of: cast.vector).map(\.name) == [cast.anna.name])
            try tx.makeFindable()
            #expect(try tx.find("Орлова", visibleTo: cast.oleg).map(\.id) == [cast.anna.id.rawValue])
            #expect(try tx.find("1234567", visibleTo: cast.oleg).map(\.id) == [cast.anna.id.rawValue])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a point is kept once and can be removed and restored`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let book = ClientBook(tx, cast.irina)
            let again = try book.addPoint(.phone("+7 495 123 45 67"), to: cast.vector.id, of: cast.anna.id)
            #expect(again == cast.annasPhone)
            try book.removePoint(cast.annasPhone.id)
            #expect(try tx.points(of: cast.vector).map(\.id) == [cast.annasEmail.id])
            try tx.makeFindable()
            #expect(try tx.find("4951234567", visibleTo: cast.irina).isEmpty)
            #expect(try tx.findByPoint(.phone, "+74951234567", visibleTo: cast.irina).isEmpty)
            let back = try book.addPoint(.phone("84951234567"), to: cast.vector.id, of: cast.anna.id)
            #expect(back.id == cast.annasPhone.id && back.gone == nil)
            #expect(try tx.findByPoint(.phone, "+74951234567", visibleTo: cast.irina).map(\.contact) == [cast.anna])
        }
    }

    @Test(arguments: [NewPoint.phone("12"), .phone("не звоните"), .email("anna@"), .email("a b@c.d"), .postal(" ")])
    func `what can be no number or address is refused with its field`(point: NewPoint) async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let cast = try await Cast.settle(in: database)
        await #expect(throws: InvalidField.self) {
            try await database.write { tx in
                _ = try ClientBook(tx, cast.irina).addPoint(point, to: cast.vector.id)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a contact of another client is no contact of this one`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        await #expect(throws: ClientRefusal.contactNotFound) {
            try await database.write { tx in
                _ = try ClientBook(tx, cast.irina).addPoint(
                    .email("x@y.example"),
                    to: cast.lebedev.id,
                    of: cast.anna.id
                )
            }
        }
    }
}
