import Basics
import Clients
import Events
import Formats
import Foundation
import People
import Store
import TestSupport
import Testing

@Suite struct ExportTests {
    private static let list = """
        Организация;ИНН;Фамилия;Имя;Отчество;Должность;Телефон;E-mail;Адрес;Теги;Примечание
        ООО «Ромашка»;7714012340;Иванов;Пётр;Сергеевич;директор;8 (495) 777-45-67;petr@romashka.example;Москва, Ленина 1;VIP, опт;=важно
        ООО «Ромашка»;;Белова;Мария;;бухгалтер;;maria@romashka.example;;;
        ;;Соколова;Анна;;;;;;;
        ;;Кротов;Илья;;;;ilya@example.com;;;

        """

    private func export(_ scene: ImportScene, by member: Member, cards: Bool = false) async throws -> String {
        let writer = ClientTableWriter(delimiter: UInt8(ascii: ";"), fields: []) { key in
            Self.names[key.name] ?? key.name
        }
        let exported = try ClientExport(ClientFilter(), as: "test", by: member, from: scene.database)
        let bytes = Gathered()
        try await exported.run { some in
            await bytes.add(some.flatMap(cards ? ClientCardWriter().cards : writer.rows))
        }
        return String(decoding: (cards ? [] : writer.heading) + (await bytes.all), as: UTF8.self)
    }

    private actor Gathered {
        private(set) var all: [UInt8] = []
        func add(_ bytes: [UInt8]) { all += bytes }
    }

    private static let names = Dictionary(
        uniqueKeysWithValues: zip(
            ExportColumn.allCases.map(\.name.name),
            [
                "Номер в Highrock", "Организация", "ФИО", "Фамилия", "Имя", "Отчество", "Должность", "Телефон", "Почта",
                "Адрес", "ИНН", "Теги", "Примечание", "Менеджер",
            ]
        )
    )

    @Test(arguments: TestDatabase.engines)
    func `what went out comes in again without a double`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        _ = try await scene.run(Self.list)
        let count = try await scene.clientCount()
        let table = try await export(scene, by: scene.vera)
        #expect(table.contains("'=важно"))
        let again = try await scene.run(table)
        #expect(again.added == 0 && again.rejected == 0)
        let cards = try await export(scene, by: scene.vera, cards: true)
        let third = try await scene.run(cards)
        #expect(third.format == .cards && third.added == 0 && third.rejected == 0)
        #expect(try await scene.clientCount() == count)
    }

    @Test(arguments: TestDatabase.engines)
    func `what went out makes the same clients elsewhere`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        _ = try await scene.run(Self.list)
        let table = try await export(scene, by: scene.vera)
        let other = try await ImportScene(on: engine)
        _ = try await other.run(table)
        for email in ["petr@romashka.example", "maria@romashka.example", "ilya@example.com"] {
            let (one, two) = (try await scene.card(of: email), try await other.card(of: email))
            #expect(one?.client.name == two?.client.name && one?.client.taxNumber == two?.client.taxNumber)
            #expect(one?.contacts.map(\.name) == two?.contacts.map(\.name))
            #expect(one?.points.map(\.normalized).sorted() == two?.points.map(\.normalized).sorted())
            #expect(one?.tags == two?.tags)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `walls hold, rights are asked for, and each card that leaves is on record`(on engine: Dialect) async throws {
        let scene = try await ImportScene(on: engine)
        let cast = scene.cast
        let rights = Rights.permissions(of: .executive)
        let oleg = Member(id: try #require(cast.oleg.id), name: cast.oleg.name, permissions: rights)
        let table = try await export(scene, by: oleg)
        #expect(table.contains("Вектор") && !table.contains("Сигма"))
        let mine = try await export(scene, by: scene.vera)
        #expect(mine.contains("Сигма"))
        #expect(throws: RightsRefusal.self) {
            try ClientExport(ClientFilter(), as: "x", by: cast.irina, from: scene.database)
        }
        let exported: Int? = try await scene.database.read {
            try $0.value("SELECT COUNT(*) FROM journal WHERE kind = 'client.exported' AND client = \(cast.sigma.id)")
        }
        #expect(exported == 1)
    }
}
