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
            "вектор", "Вект", "ектор", "Vector", "вектору", "ООО вектор", "вектор ооо", "dtrnjh", "7707083893", "7707",
        ]
    )
    func `a client is found by parts of its words and by its tax number`(
        on engine: Dialect,
        query: String
    ) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { try $0.makeFindable() }
        let found = try await database.read { try $0.find(query, kinds: [.client], visibleTo: cast.oleg) }
        #expect(found.map(\.id) == [cast.vector.id.rawValue])
        #expect(found.first?.title == "ООО «Вектор»")
        #expect(found.first?.detail == "7707083893")
    }

    @Test(
        arguments: TestDatabase.engines,
        [
            "орлова анна", "anna@vector", "anna@vector.example", "фтт", "8 (495) 123-45-67", "4567", "Анне Орловой",
            "Orlova", "+7 495 123", "8495123",
            "4951234567",
            "123-45-67",
        ]
    )
    func `a contact is found by name, address and number`(on engine: Dialect, query: String) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { try $0.makeFindable() }
        let found = try await database.read { try $0.find(query, visibleTo: cast.oleg) }
        #expect(found.map(\.subject) == [cast.anna.subject])
        #expect(found.first?.title == "Орлова Анна")
        #expect(found.first?.detail == "ООО «Вектор»")
    }

    @Test(arguments: TestDatabase.engines)
    func `a client is found by what stands in a custom field, and by a tag`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let fields = FieldBook(tx, cast.administrator)
            let contract = try fields.add(name: "Договор", kind: .text)
            let meter = try fields.add(name: "Счётчик", kind: .number)
            let tariff = try fields.add(name: "Тариф", kind: .choice, choices: ["Безлимит", "Эконом"])
            let book = ClientBook(tx, cast.vera)
            try book.setFields([contract.id: "Д-17/042", meter.id: "90817", tariff.id: "Безлимит"], of: cast.vector.id)
            try book.setTags([Tag("Ключевой")], of: cast.vector.id)
            try tx.makeFindable()
        }
        for query in ["Д-17/042", "042", "90817", "безлимит", "ключевой"] {
            let found = try await database.read { try $0.find(query, kinds: [.client], visibleTo: cast.oleg) }
            #expect(found.map(\.id) == [cast.vector.id.rawValue], "\(query)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a case is found by its number and by its subject`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { try $0.makeFindable() }
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
        try await database.write { try $0.makeFindable() }
        for query in ["петр", "пётр", "ПЁТР"] {
            let found = try await database.read { try $0.find(query, visibleTo: cast.oleg) }
            #expect(found.map(\.id) == [cast.lebedev.id.rawValue])
        }
    }

    @Test(arguments: TestDatabase.engines, ["", "  ", "«»", "нет такого", "%", "_", "'", "вектор сигма"])
    func `what is nowhere finds nothing`(on engine: Dialect, query: String) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { try $0.makeFindable() }
        #expect(try await database.read { try $0.find(query, visibleTo: cast.vera) } == [])
    }

    @Test(arguments: TestDatabase.engines)
    func `a renamed client is found by its new name alone`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { try $0.makeFindable() }
        try await database.write { tx in
            _ = try ClientBook(tx, cast.irina).change(cast.vector.id, version: 1, ClientChange(name: "ООО «Гамма»"))
            try tx.makeFindable()
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
        try await database.write { try $0.makeFindable() }
        try await database.write { tx in
            let book = ClientBook(tx, cast.irina)
            try book.removeContact(cast.anna.id)
            try book.removePoint(cast.annasEmail.id)
            try book.restorePoint(cast.annasEmail.id)
            try tx.makeFindable()
        }
        #expect(try await database.read { try $0.find("anna@vector", visibleTo: cast.oleg) }.isEmpty)
        await #expect(throws: ClientRefusal.contactNotFound) {
            try await database.write { tx in
                _ = try ClientBook(tx, cast.irina).addPoint(.email("a@b.example"), to: cast.vector.id, of: cast.anna.id)
            }
        }
        try await database.write { tx in
            try ClientBook(tx, cast.irina).restoreContact(cast.anna.id)
            try tx.makeFindable()
        }
        #expect(try await database.read { try $0.find("anna@vector", visibleTo: cast.oleg) }.count == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `who is called exactly so comes before many whom another form fits, and nobody who is called otherwise`(
        on engine: Dialect
    ) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let meant = try await database.write { tx in
            let book = ClientBook(tx, .program)
            let meant = try book.add(NewClient(.person, name: "Романова Анна"))
            for number in 1...20 { _ = try book.add(NewClient(.person, name: "Романову Анну \(number)")) }
            try tx.makeFindable()
            return meant
        }
        let found = try await database.read { try $0.find("Романова Анна", visibleTo: .program, limit: 8) }
        #expect(found.count == 8 && found.first?.id == meant.id.rawValue)
        // The same beginnings and ends, another word.
        #expect(try await database.read { try $0.find("Романцова Анна", visibleTo: .program) }.isEmpty)
    }

    @Test(
        arguments: TestDatabase.engines,
        ["8 (916) 123-45-67", "89161234567", "+7 916 123 45 67", "8916123", "1234567"]
    )
    func `a telephone is found however it is dialled`(on engine: Dialect, query: String) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let meant = try await database.write { tx in
            let book = ClientBook(tx, .program)
            let clients = try ["+79161234567", "+79167654321"].map { number in
                let client = try book.add(NewClient(.organisation, name: "Телефон \(number.suffix(2))"))
                _ = try book.addPoint(.phone(number), to: client.id)
                return client
            }
            try tx.makeFindable()
            return clients[0]
        }
        let found = try await database.read { try $0.find(query, visibleTo: .program) }
        #expect(found.map(\.id) == [meant.id.rawValue])
    }

    @Test(arguments: TestDatabase.engines)
    func `a limit is kept and nothing comes twice`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await database.write { tx in
            for number in 1...30 {
                _ = try ClientBook(tx, .program).add(NewClient(.organisation, name: "Альфа Альфабет \(number)"))
            }
            try tx.makeFindable()
        }
        let found = try await database.read { try $0.find("альф", visibleTo: .program, limit: 12) }
        #expect(found.count == 12)
        #expect(Set(found).count == 12)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is written is found by any form of its words, and only by those who may know`(on engine: Dialect)
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { try $0.makeFindable() }
        for query in ["платежами", "счета 118", "возвращ", "gkfnt;"] {
            let found = try await database.read { try $0.find(query, kinds: [.interaction], visibleTo: cast.oleg) }
            #expect(found.map(\.caseNumber) == [cast.payment.number], "\(query)")
        }
        let kinds: [SubjectKind] = [.client, .contact, .serviceCase, .interaction]
        for query in ["договор", "слияние", "сигма", "\(cast.secret.number)"] {
            let found = try await database.read { try $0.find(query, kinds: kinds, visibleTo: cast.oleg) }
            #expect(found.isEmpty, "\(query)")
            #expect(
                try await database.read { try !$0.find(query, kinds: kinds, visibleTo: cast.vera).isEmpty },
                "\(query)"
            )
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `own clients and open cases come first`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let old = try await database.write { tx in
            for number in 1...5 {
                _ = try ClientBook(tx, cast.vera).add(NewClient(.organisation, name: "Вектор \(number)"))
            }
            let old = try CaseDesk(tx, cast.vera).open(
                NewCase(client: cast.lebedev.id, kind: .question, text: "Оплата роутера", channel: .phone)
            )
            let taken = try CaseDesk(tx, cast.vera).take(old.id, version: old.version)
            _ = try CaseDesk(tx, cast.vera).close(old.id, version: taken.version, confirmedBy: .phone)
            try tx.makeFindable()
            return old
        }
        let clients = try await database.read { try $0.find("вектор", kinds: [.client], visibleTo: cast.irina) }
        #expect(clients.first?.id == cast.vector.id.rawValue)
        #expect(clients.count == 6)
        let cases = try await database.read { try $0.find("оплата", kinds: [.serviceCase], visibleTo: cast.irina) }
        #expect(cases.map(\.id) == [cast.payment.id.rawValue, old.id.rawValue])
    }

    @Test(arguments: TestDatabase.engines)
    func `what is written is found when its news has come round`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let entries = try await database.read { snapshot in
            try snapshot.journalPage(JournalFilter(), visibleTo: .program, limit: 200)
        }
        try await FindIndex(database).receive(entries)
        try await FindIndex(database).receive(entries)
        let found = try await database.read { try $0.find("4567", visibleTo: cast.oleg) }
        #expect(found.map(\.subject) == [cast.anna.subject])
        #expect(
            try await database.read { try $0.find("роутеру", kinds: [.serviceCase], visibleTo: cast.oleg).count } == 1
        )
    }
}
