import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite("What a card holds")
struct CardTests {
    @Test(arguments: TestDatabase.engines)
    func `pinned notes stand on top, and what was taken off comes back`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let book = ClientBook(tx, cast.irina)
            let pinned = try book.addNote("Звонить после обеда", pinned: true, to: cast.vector.id)
            let plain = try book.addNote("Прислали договор", pinned: false, to: cast.vector.id)
            #expect(try tx.notes(of: cast.vector).map(\.id) == [pinned.id, plain.id])
            try book.pinNote(plain.id, true)
            try book.pinNote(pinned.id, false)
            #expect(try tx.notes(of: cast.vector).map(\.id) == [plain.id, pinned.id])
            try book.removeNote(plain.id)
            #expect(try tx.notes(of: cast.vector).map(\.id) == [pinned.id])
            try book.restoreNote(plain.id)
            #expect(try tx.notes(of: cast.vector).count == 2)
            for number in 1..<ClientNote.mostPinned {
                _ = try book.addNote("\(number)", pinned: true, to: cast.vector.id)
            }
            #expect(throws: InvalidField.self) { try book.addNote("Ещё", pinned: true, to: cast.vector.id) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of a client behind a wall nobody changes what they may not know`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let note = try await database.write {
            try ClientBook($0, cast.vera).addNote("x", pinned: false, to: cast.sigma.id)
        }
        let consent = try await database.write {
            try ClientBook($0, cast.vera).addConsent(
                NewConsent(purpose: "a", document: "b", given: "2026-01-01"),
                to: cast.sigma.id
            )
        }
        let relation = try await database.write {
            try ClientBook($0, cast.vera).relate(cast.vector.id, .partnerOf, cast.sigma.id)
        }
        try await database.write { (tx: Transaction) throws in
            let book = ClientBook(tx, cast.oleg)
            #expect(throws: ClientRefusal.noteNotFound) { try book.pinNote(note.id, true) }
            #expect(throws: ClientRefusal.consentNotFound) {
                try book.withdrawConsent(consent.id, on: "2026-02-01", document: "c")
            }
            #expect(throws: ClientRefusal.relationNotFound) { try book.unrelate(relation) }
            #expect(throws: ClientRefusal.notFound) { try book.setTags([try Tag("x")], of: cast.sigma.id) }
            #expect(throws: ClientRefusal.notFound) { try book.relate(cast.vector.id, .familyOf, cast.sigma.id) }
            #expect(try tx.relations(of: cast.vector, visibleTo: cast.oleg).isEmpty)
            #expect(try tx.relations(of: cast.vector, visibleTo: cast.vera).map(\.client.id) == [cast.sigma.id])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a relation is seen from both sides`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let book = ClientBook(tx, cast.irina)
            let id = try book.relate(cast.lebedev.id, .employeeOf, cast.vector.id, note: "с 2020")
            #expect(try book.relate(cast.vector.id, .employerOf, cast.lebedev.id) == id)
            #expect(try tx.relations(of: cast.lebedev, visibleTo: cast.irina).map(\.bond) == [.employeeOf])
            #expect(try tx.relations(of: cast.vector, visibleTo: cast.irina).map(\.bond) == [.employerOf])
            try book.unrelate(id)
            #expect(try tx.relations(of: cast.vector, visibleTo: cast.irina).isEmpty)
            try book.relateAgain(id)
            #expect(try tx.relations(of: cast.vector, visibleTo: cast.irina).map(\.note) == ["с 2020"])
            #expect(throws: InvalidField.self) { try book.relate(cast.vector.id, .partnerOf, cast.vector.id) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `tags and fields narrow the list down, and are found`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let fields = FieldBook(tx, cast.administrator)
            let region = try fields.add(name: "Регион", kind: .choice, choices: ["Юг", "Север"])
            #expect(throws: InvalidField.self) { try fields.add(name: "регион", kind: .text) }
            #expect(throws: RightsRefusal.self) { try FieldBook(tx, cast.irina).add(name: "x", kind: .text) }
            let book = ClientBook(tx, cast.irina)
            try book.setTags(try Tag.list("VIP, опт; vip"), of: cast.vector.id)
            #expect(try tx.tags(of: cast.vector).map(\.name) == ["VIP", "опт"])
            try book.setFields([region.id: "юг"], of: cast.vector.id)
            #expect(try tx.fieldValues(of: cast.vector) == [region.id: "Юг"])
            #expect(throws: InvalidField.self) { try book.setFields([region.id: "Запад"], of: cast.vector.id) }
            func listed(_ filter: ClientFilter) throws -> [Client.ID] {
                try tx.clients(filter, visibleTo: cast.irina, limit: 50).items.map(\.id)
            }
            #expect(try listed(ClientFilter(tag: "vip")) == [cast.vector.id])
            #expect(try listed(ClientFilter(value: FieldValue(field: region.id, value: "Юг"))) == [cast.vector.id])
            #expect(try listed(ClientFilter(value: FieldValue(field: region.id, value: "Север"))).isEmpty)
            try tx.makeFindable()
            #expect(
                try tx.find("опт", kinds: [.client], visibleTo: cast.irina, limit: 5).map(\.id) == [
                    cast.vector.id.rawValue
                ]
            )
            #expect(
                try tx.find("юг", kinds: [.client], visibleTo: cast.irina, limit: 5).map(\.id) == [
                    cast.vector.id.rawValue
                ]
            )
            try book.setFields([region.id: nil], of: cast.vector.id)
            #expect(try tx.fieldValues(of: cast.vector).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a consent stands until it is taken back, and stays on the card`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let book = ClientBook(tx, cast.irina)
            let new = NewConsent(purpose: "Рассылка", document: "Договор 5", given: "2026-03-02", contact: cast.anna.id)
            let consent = try book.addConsent(new, to: cast.vector.id)
            #expect(try tx.consents(of: cast.vector) == [consent])
            #expect(throws: InvalidField.self) {
                try book.withdrawConsent(consent.id, on: "2026-03-01", document: "Письмо")
            }
            let withdrawn = try book.withdrawConsent(consent.id, on: "2026-04-01", document: "Письмо")
            #expect(try tx.consents(of: cast.vector) == [withdrawn])
            #expect(!withdrawn.stands)
            #expect(throws: InvalidField.self) {
                try book.addConsent(NewConsent(purpose: "a", document: "b", given: "31.02.2026"), to: cast.vector.id)
            }
        }
    }
}
