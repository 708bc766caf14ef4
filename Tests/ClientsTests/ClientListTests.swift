import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

@Suite struct ClientListTests {
    @Test(arguments: TestDatabase.engines)
    func `the list is read to its end without doubles, in the order of names`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let names = ["ООО «Ёлка»", "Еда", "АО Яблоко", "ИП Абрикос", "ООО Еда", "Zebra Ltd", "еда"]
        try await database.write { tx in
            for name in names { _ = try ClientBook(tx, .program).add(NewClient(.organisation, name: name)) }
        }
        var read: [String] = []
        var cursor: NameCursor?
        repeat {
            let (from, at) = (cursor, database)
            let slice = try await at.read { try $0.clients(visibleTo: .program, after: from, limit: 2) }
            read += slice.items.map(\.name)
            cursor = slice.next
        } while cursor != nil
        #expect(read == ["Zebra Ltd", "ИП Абрикос", "Еда", "ООО Еда", "еда", "ООО «Ёлка»", "АО Яблоко"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a filter leaves what it names`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try ClientBook(tx, .program).findOrProvisional(Sender(name: "Кто-то", phone: "8 916 123-45-67"))
            func names(_ filter: ClientFilter) throws -> [String] {
                try tx.clients(filter, visibleTo: cast.irina, limit: 10).items.map(\.name)
            }
            #expect(try names(ClientFilter(ownManager: cast.irina.id)) == ["ООО «Вектор»"])
            #expect(try names(ClientFilter(provisional: true)) == ["Кто-то"])
            #expect(try names(ClientFilter(kind: .organisation)) == ["ООО «Вектор»", "АО «Сигма»"])
            #expect(try names(ClientFilter(beginning: "ООО век")) == ["ООО «Вектор»"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who is not named on its wall never meets a confidential client`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let id = cast.sigma.id
        try await database.write { try $0.makeFindable() }
        let seen = { (member: Member) in
            try await database.read { snapshot in
                [
                    try snapshot.findClient(id, visibleTo: member) != nil,
                    try snapshot.clients(visibleTo: member, limit: 10).items.contains { $0.id == id },
                    try snapshot.clients(ClientFilter(beginning: "сигм"), visibleTo: member, limit: 10).items.count
                        == 1,
                    try !snapshot.find("сигма", visibleTo: member).isEmpty,
                    try !snapshot.find("слияние", visibleTo: member).isEmpty,
                    try snapshot.mayKnow(try #require(member.id), of: id),
                ]
            }
        }
        #expect(try await seen(cast.irina).allSatisfy { $0 })
        #expect(try await seen(cast.vera).allSatisfy { $0 })
        #expect(try await seen(cast.oleg).allSatisfy { !$0 })
        #expect(try await seen(cast.administrator).allSatisfy { !$0 })
    }

    @Test(arguments: TestDatabase.engines)
    func `every verb takes a hidden client for one that is not there`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let contact = try await database.write { tx in
            try ClientBook(tx, cast.vera).addContact(NewContact(name: PersonName(given: "Секрет")), to: cast.sigma.id)
        }
        let point = try await database.write { tx in
            try ClientBook(tx, cast.vera).addPoint(.email("ceo@sigma.example"), to: cast.sigma.id)
        }
        let id = cast.sigma.id
        let verbs: [@Sendable (ClientBook) throws -> Void] = [
            { _ = try $0.change(id, version: 1, ClientChange(note: "x")) },
            { _ = try $0.setOwnManager(id, version: 1, to: nil) },
            { _ = try $0.addContact(NewContact(name: PersonName(given: "x")), to: id) },
            { _ = try $0.changeContact(contact.id, version: 1, ContactChange(position: "x")) },
            { try $0.removeContact(contact.id) },
            { try $0.restoreContact(contact.id) },
            { _ = try $0.addPoint(.email("x@y.example"), to: id) },
            { try $0.removePoint(point.id) },
            { try $0.restorePoint(point.id) },
            { try $0.lookAt(id) },
        ]
        for (place, verb) in verbs.enumerated() {
            let refusal = await #expect(throws: ClientRefusal.self, "verb \(place)") {
                try await database.write { tx in try verb(ClientBook(tx, cast.oleg)) }
            }
            #expect(refusal?.standing == .notFound, "verb \(place)")
        }
    }

    @Test func `every list of clients goes by an index`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let cast = try await Cast.settle(in: database)
        let plans = try await database.read { snapshot in
            let recorder = StatementRecorder()
            try recorder.watch(snapshot) { watched in
                let cursor = NameCursor(name: "б", id: 1)
                for filter in [
                    ClientFilter(), ClientFilter(kind: .person), ClientFilter(ownManager: cast.irina.id),
                    ClientFilter(provisional: true), ClientFilter(beginning: "вект"),
                ] {
                    _ = try watched.clients(filter, visibleTo: cast.oleg, limit: 20)
                    _ = try watched.clients(filter, visibleTo: cast.oleg, after: cursor, limit: 20)
                }
                _ = try watched.contacts(of: cast.vector)
                _ = try watched.points(of: cast.vector)
                _ = try watched.findByPoint(.phone, "+74951234567", visibleTo: cast.oleg)
                _ = try watched.find("вектор ооо нет", visibleTo: cast.oleg)
                _ = try watched.clients(ClientFilter(), visibleTo: .program, limit: 20)
            }
            return try recorder.plans(in: snapshot)
        }
        #expect(plans.count > 20)
        for step in plans {
            #expect(!step.contains("TEMP B-TREE"), "\(step)")
            let walks =
                step.contains("USING INDEX client_")
                || ["CONSTANT ROW", "VIRTUAL TABLE INDEX", "SCAN own"].contains(where: step.contains)
            #expect(!step.hasPrefix("SCAN") || walks, "\(step)")
        }
    }
}
