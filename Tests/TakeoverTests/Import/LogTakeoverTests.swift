import Basics
import Desk
import Events
import Foundation
import People
import Store
import Takeover
import TestSupport
import Testing

@Suite("Takeover of a log")
struct LogTakeoverTests {
    @Test(arguments: TestDatabase.engines)
    func `a plain log becomes cases that stand where their latest event left them`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        let report = try await scene.takeOver(Logs.plain, by: Logs.plainMapping)
        #expect((report.rows, report.events, report.cases, report.rejected) == (6, 6, 2, 0))
        #expect((report.newEvents, report.newCases) == (6, 2))
        #expect(report.rejectsFile == nil)
        #expect(report.resumedAt == nil)
        let cases = try await scene.cases()
        #expect(cases.map(\.subject) == ["Ticket A", "Ticket B"])
        let ended = try #require(Moment(rfc3339: "2024-01-01T13:00:00Z"))
        #expect(cases.map(\.status) == [.closed(at: ended, confirmedBy: .takenOver), .working])
        #expect(cases.map(\.opened.rfc3339) == ["2024-01-01T10:00:00.000Z", "2024-01-01T10:30:00.000Z"])
        #expect(cases.map(\.handOvers) == [1, 1])
        #expect(cases.first?.touched == ended)
        let people = try await scene.database.read { try $0.peopleNames(cases.compactMap(\.owner)) }
        #expect(cases.map { $0.owner.flatMap { people[$0]?.given } } == ["Bob", "Ann"])
    }

    @Test(arguments: TestDatabase.engines)
    func `each row is an entry of its case with its own time, status and owner`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        try await scene.takeOver(Logs.plain, by: Logs.plainMapping)
        let first = try #require(try await scene.cases().first)
        let history = try await scene.history(of: first)
        #expect(history.map(\.kind.name) == ["case.opened", "case.taken", "case.handed-over", "case.closed"])
        #expect(history.map { $0.facts["status_text"]?.text } == ["open", "work", "work", "done"])
        #expect(history.map { $0.facts["owner_name"]?.text } == ["Ann", "Ann", "Bob", "Bob"])
        #expect(history.map { $0.facts["status"]?.text } == ["new", "working", "working", "closed"])
        #expect(history.map { $0.facts["status_from"]?.text } == [nil, "new", nil, "working"])
        #expect(history.map { $0.facts["row"]?.number } == [2, 3, 5, 6])
        #expect(history.map { $0.at.rfc3339.prefix(16) }.map(String.init).last == "2024-01-01T13:00")
        #expect(try await scene.count("interaction") == 2)
        #expect(try await scene.count("hand_over") == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `a log of another shape needs another mapping and nothing else`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        let report = try await scene.takeover(of: windows1251(Logs.russian), by: Logs.russianMapping).run()
        #expect((report.rows, report.events, report.cases, report.rejected) == (7, 7, 2, 0))
        let cases = try await scene.cases()
        #expect(cases.map(\.subject) == ["Не печатает принтер", "Нет доступа"])
        #expect(cases.map(\.status.word) == [.closed, .solved])
        #expect(cases.map(\.priority) == [.normal, .urgent])
        #expect(cases.map(\.opened.rfc3339) == ["2024-02-01T06:05:00.000Z", "2024-02-01T07:00:00.000Z"])
        let lines = try await scene.history(of: cases[0]).map { $0.facts["line"]?.number }
        #expect(lines == [1, 1, 2, 1])
        #expect(
            try await scene.names() == [
                "omega-иванов-пётр-сергеевич": "Пётр|Иванов", "omega-орлова-анна": "Анна|Орлова",
            ]
        )
        let note = try await scene.database.read { try $0.value("SELECT text FROM case_note", as: String.self) }
        #expect(note == "Позвонил.\nПросит \"срочно\"; жду")
        let departments = try await scene.database.read { try $0.departments(includingClosed: true) }
        #expect(departments.filter { $0.closed == nil }.map(\.name) == ["Омега"])
        #expect(Set(departments.map(\.name)) == ["Омега", "Первая линия", "Сети"])
        let clients = try await scene.database.read { try $0.values("SELECT name FROM client", as: String.self) }
        #expect(Set(clients) == ["ООО «Вектор»", "Лебедев"])
    }

    @Test func `rows may lie in any order`() async throws {
        let tidy = try await Scene(on: .sqlite)
        try await tidy.takeOver(Logs.plain, by: Logs.plainMapping)
        let lines = Logs.plain.split(separator: "\n").map(String.init)
        let mixed = try await Scene(on: .sqlite)
        let log = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
        try await mixed.takeOver(log, by: Logs.plainMapping)
        #expect(try await mixed.told() == tidy.told())
    }

    @Test func `UTF-16 with a mark, as spreadsheets save it, is read`() async throws {
        let scene = try await Scene(on: .sqlite)
        let text = Logs.plain.replacing(",", with: "\t").replacing("Ann", with: "Анна 😀")
        let units = [0xFEFF] + Array(text.utf16)
        let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let report = try await scene.takeover(of: bytes, by: Logs.plainMapping).run()
        #expect((report.events, report.cases, report.rejected) == (6, 2, 0))
        #expect(try await scene.names().values.contains("Анна 😀|"))
    }

    @Test func `a file without a line of names takes them from the mapping`() async throws {
        let scene = try await Scene(on: .sqlite)
        let log = "exported 1 January\n" + Logs.plain.split(separator: "\n").dropFirst().joined(separator: "\r\n")
        let mapping = Logs.plainMapping + "file: {skip: 1, columns: [key, time, state, who]}\n"
        let report = try await scene.takeOver(log, by: mapping)
        #expect((report.rows, report.events, report.cases) == (6, 6, 2))
    }

    @Test func `people who are known here keep their own name and login`() async throws {
        let scene = try await Scene(on: .sqlite)
        let cast = try await Cast.settle(in: scene.database)
        let mapping = Logs.plainMapping.replacing("given}", with: "given, people: {Ann: irina}, nobody: [Bob]}")
        try await scene.takeOver(Logs.plain, by: mapping)
        let found = try await scene.cases().suffix(2)
        #expect(found.map(\.owner) == [nil, cast.irina.id])
        #expect(try await scene.names().keys.contains { $0.hasPrefix("plain-") } == false)
    }

    @Test func `the people of the other program have left and can't sign in`() async throws {
        let scene = try await Scene(on: .sqlite)
        try await scene.takeOver(Logs.plain, by: Logs.plainMapping)
        let ann = try #require(try await scene.database.read { try $0.findPerson(login: "plain-ann") })
        #expect(ann.state == .left)
        #expect(try await scene.count("invitation") == 0)
    }

    @Test func `names that look alike as logins stay two people`() async throws {
        let scene = try await Scene(on: .sqlite)
        let log = Logs.plain.replacing(",Bob", with: ",ann!")
        try await scene.takeOver(log, by: Logs.plainMapping)
        #expect(try await scene.names() == ["plain-ann": "Ann|", "plain-ann-2": "ann!|"])
    }
}
