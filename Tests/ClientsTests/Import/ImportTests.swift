import Basics
import Clients
import Events
import Formats
import Foundation
import People
import Store
import TestSupport
import Testing

@Suite struct ImportTests {
    private static let list = """
        Организация;ИНН;Контактное лицо;Должность;Телефон;E-mail;Адрес;Теги;Регион
        ООО «Ромашка»;7714012340;Иванов Пётр Сергеевич;директор;8 (495) 777-45-67;petr@romashka.example;Москва, Ленина 1;VIP, опт;Юг
        ;;Соколова Анна;;+7 812 555-44-33;anna@example.com;;;
        ООО «Ромашка»;;Белова Мария;бухгалтер;;maria@romashka.example;;;
        ;;;;;;;;
        ;;Кротов Илья;;123;ilya@example.com;;;
        ;;Лишний;;;;;;;;слово

        """

    @Test(arguments: TestDatabase.engines)
    func `rows become clients, contacts, numbers and addresses, tags and fields`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let region = try await scene.addField("Регион", .choice, ["Юг", "Север"])
        let done = try await scene.run(Self.list)
        #expect(done.state == .done)
        #expect(done.rows == 6 && done.added == 3 && done.completed == 1)
        #expect(done.rejected == 2 && done.remarked == 1)
        let card = try #require(try await scene.card(of: "petr@romashka.example"))
        #expect(card.client.kind == .organisation && card.client.name == "ООО «Ромашка»")
        #expect(card.client.taxNumber?.text == "7714012340")
        #expect(card.contacts.map(\.name.full) == ["Иванов Пётр Сергеевич", "Белова Мария"])
        #expect(card.contacts.map(\.position) == ["директор", "бухгалтер"])
        #expect(card.tags.map(\.name) == ["VIP", "опт"])
        #expect(card.fields == [region.id: "Юг"])
        #expect(card.points.map(\.kind) == [.phone, .email, .postal, .email])
        let person = try #require(try await scene.card(of: "anna@example.com"))
        #expect(person.client.kind == .person && person.client.name == "Соколова Анна")
        #expect(person.contacts.map(\.name) == [PersonName(family: "Соколова", given: "Анна")])
        let complaints = try await scene.complaints(of: done)
        #expect(complaints.map(\.line) == [5, 6, 7])
        #expect(complaints.map(\.taken) == [false, true, false])
        #expect(complaints[1].found == "123")
        let ilya = try #require(try await scene.card(of: "ilya@example.com"))
        #expect(ilya.client.note == "123")
    }

    @Test(arguments: TestDatabase.engines)
    func `the same file again changes nothing`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        _ = try await scene.addField("Регион", .choice, ["Юг", "Север"])
        let first = try await scene.run(Self.list)
        let count = try await scene.clientCount()
        let second = try await scene.run(Self.list)
        #expect(second.added == 0 && second.completed == 0 && second.unchanged == first.added + first.completed)
        #expect(try await scene.clientCount() == count)
    }

    @Test(arguments: TestDatabase.engines)
    func `a row that stands twice in one file is one client, also without number and address`(
        on engine: Dialect
    ) async throws {
        let scene = try await ImportScene(on: engine)
        let done = try await scene.run("Фамилия;Имя;Город\nИванов;Пётр;Тверь\n Иванов ;Пётр;Тверь\nИванов;Пётр;Омск\n")
        #expect(done.added == 2 && done.unchanged == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a town tells namesakes apart only while few live there`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let people = { (town: String, count: Int) in
            (0..<count).map { "Иванов\($0);Пётр;+7 9\(count % 10)0 000 \(1000 + $0);\(town)\n" }.joined()
        }
        let heading = "Фамилия;Имя;Телефон;Город\n"
        #expect(try await scene.run(heading + people("Тверь", 3) + people("Казань", 65)).added == 68)
        let again = try await scene.run(
            heading + "Иванов2;Пётр;+7 999 111-22-33;Тверь\nИванов60;Пётр;+7 999 111-22-34;Казань\n"
        )
        #expect(again.completed == 1 && again.added == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a number known under another name is for a person to decide`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let cast = scene.cast
        let row = "ФИО;Телефон\nПетров Яков;8 495 123-45-67\nОрлова Анна;+7 (495) 123-45-67\n"
        let done = try await scene.run(row)
        #expect(done.rejected == 1 && done.unchanged + done.completed == 1 && done.added == 0)
        let complaint = try #require(try await scene.complaints(of: done).first)
        #expect(complaint.found == cast.vector.name)
        #expect(complaint.content.hasPrefix("Петров Яков"))
        let added = try await scene.run(row) { $0.doubtful = .add }
        #expect(added.added == 1 && added.rejected == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `who is called otherwise than in the last list is not added once more`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let first = try await scene.run(
            "Код;ФИО;Телефон;E-mail\nA1;Котова Инна;+7 812 555-11-22;inna@kotova.example\n;Орехов Глеб;;gleb@orehov.example\n"
        )
        #expect(first.added == 2)
        let count = try await scene.clientCount()
        let known = try #require(try await scene.card(of: "inna@kotova.example"))
        let second = try await scene.run(
            "Код;ФИО;Телефон;E-mail\nA1;Мышкина Инна;+7 812 555-11-22;inna@kotova.example\n;Грушин Егор;;gleb@orehov.example\n"
        )
        #expect(second.added == 0 && second.rejected == 1 && second.unchanged == 1)
        #expect(try await scene.clientCount() == count)
        #expect(try await scene.card(of: "inna@kotova.example")?.client == known.client)
        let complaint = try #require(try await scene.complaints(of: second).first)
        #expect(complaint.line == 3 && complaint.found == "Орехов Глеб")
    }

    @Test(arguments: TestDatabase.engines)
    func `a client behind a wall is not given away`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let done = try await scene.run("Организация;E-mail\nДругая;secret@sigma.example\n", by: scene.marketer)
        #expect(done.added == 1 && done.rejected == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a stranger who wrote before gets a name`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let known = try await scene.database.write { tx in
            try ClientBook(tx, .program).findOrProvisional(Sender(email: "new@example.com"))
        }
        let done = try await scene.run("ФИО;E-mail\nСоколова Анна Петровна;New@Example.com\n")
        #expect(done.completed == 1 && done.added == 0)
        let card = try #require(try await scene.card(of: "new@example.com"))
        #expect(card.client.id == known.client.id && !card.client.provisional)
        #expect(card.client.name == "Соколова Анна Петровна")
    }

    @Test(arguments: TestDatabase.engines)
    func `it stops and goes on where it was, and counts each row once`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let rows = (1...900).map { "Клиент \($0);client\($0)@example.com" }.joined(separator: "\n")
        let id = try await scene.open("ФИО;E-mail\n" + rows + "\n")
        let stopping = ImportRun(id, by: scene.vera, in: scene.database) { [scene] found in
            if found.rows == 250 { try? await scene.database.write { try ImportBook($0, scene.vera).stop(id) } }
        }
        let stopped = try await stopping.run()
        #expect(stopped.state == .stopped && stopped.rows == 250)
        try await scene.database.write { try ImportBook($0, scene.vera).start(id, inBackground: false) }
        let done = try await ImportRun(id, by: scene.vera, in: scene.database).run()
        #expect(done.state == .done && done.rows == 900 && done.added == 900)
        let pieces: Int? = try await scene.database.read { try $0.value("SELECT COUNT(*) FROM file_piece") }
        #expect(pieces == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `two that carry on the same import write each row once`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let rows = (1...600).map { "Клиент \($0);client\($0)@example.com" }.joined(separator: "\n")
        let id = try await scene.open("ФИО;E-mail\n" + rows + "\n")
        async let one = ImportRun(id, by: scene.vera, in: scene.database).run()
        async let other = ImportRun(id, by: scene.vera, in: scene.database).run()
        _ = try? await one
        _ = try? await other
        try await scene.database.write { try ImportBook($0, scene.vera).start(id, inBackground: false) }
        _ = try await ImportRun(id, by: scene.vera, in: scene.database).run()
        let vera = scene.vera
        let found = try await scene.database.read { try $0.clientImport(id, of: vera) }
        let done = try #require(found)
        #expect(done.rows == 600 && done.added == 600)
    }

    @Test(arguments: TestDatabase.engines)
    func `address cards become clients`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let cards = """
            BEGIN:VCARD\r
            VERSION:3.0\r
            N:Иванов;Пётр;Сергеевич;;\r
            FN:Пётр Иванов\r
            ORG:ООО Вектор-2;Склад\r
            TITLE:Кладовщик\r
            TEL:+7 495 777-45-67\r
            END:VCARD\r
            BEGIN:VCARD\r
            VERSION:4.0\r
            FN:Анна\r
            BEGIN:VCARD\r
            VERSION:2.1\r
            EMAIL:only@example.com\r
            END:VCARD\r

            """
        let done = try await scene.run(cards)
        #expect(done.format == .cards)
        #expect(done.added == 2 && done.rejected == 1)
        let card = try #require(try await scene.card(of: "only@example.com"))
        #expect(card.client.name == "only@example.com" && card.client.provisional)
    }

    @Test(arguments: TestDatabase.engines)
    func `a mapping is kept and found again by the columns`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let plan = ImportPlan(columns: [ImportColumn("a", .meaning(.fullName)), ImportColumn("b", .meaning(.email))])
        try await scene.database.write { try ImportBook($0, scene.vera).keep(plan, as: "Выгрузка") }
        let done = try await scene.run("b;c;a\nx@example.com;;Анна Соколова\n")
        #expect(done.added == 1)
        #expect(try await scene.card(of: "x@example.com")?.client.name == "Анна Соколова")
    }

    @Test(arguments: TestDatabase.engines)
    func `an import is seen by whoever made it alone`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let id = try await scene.open(Self.list)
        let others = try await scene.database.read { [scene] in try $0.clientImport(id, of: scene.marketer) }
        #expect(others == nil)
        await #expect(throws: RightsRefusal.self) {
            try await ClientImports(scene.database).open(scene.file(Self.list), named: "x.csv", by: scene.cast.irina)
        }
    }
}
