import Basics
import Channels
import Clients
import Desk
import Foundation
import People
import Rules
import Store
import TestSupport
import Testing

/// What a rule asks of a letter, as it is read from what is kept (SPEC W1).
@Suite struct AskingTests {
    /// A letter that Anna writes, taken in from a file.
    private func receive(_ head: String, _ text: String, in database: Database) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "highrock-rules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.eml")
        let whole = "From: anna@vector.example\n\(head)\nContent-Type: text/plain; charset=utf-8\n\n\(text)\n"
        try Data(whole.utf8).write(to: file)
        _ = try await LetterImport(database: database, spool: folder).run(file)
    }

    private func hits(of database: Database, _ member: Member, _ ask: (inout Condition) -> Void) async throws -> Int {
        var condition = Condition()
        ask(&condition)
        return try await database.read { [condition] in try $0.trial(of: condition, for: member).hits }
    }

    @Test(arguments: TestDatabase.engines)
    func `the trial knows to whom a letter went, its mailbox, its client's tags and the forms of its words`(
        on engine: Dialect
    ) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await receive(
            "To: Sales <Sales@highrock.example>\nCc: boss@vector.example\nSubject: =?utf-8?B?0KHRh9C10YLQsA==?=",
            "Пришлите счета за март.",
            in: database
        )
        let box = try SecretBox(key: [UInt8](repeating: 7, count: 32))
        try await database.write { tx in
            let wish = MailboxWish(name: "Все", address: EmailAddress(stored: "all@highrock.example"))
            let mailbox = try MailboxBook(tx, cast.administrator, box: box).add(wish)
            try tx.run("UPDATE letter SET mailbox = \(mailbox.id)")
            _ = try ClientBook(tx, cast.vera).setTags([Tag("Ключевой")], of: cast.vector.id)
        }
        func hits(_ ask: (inout Condition) -> Void) async throws -> Int {
            try await self.hits(of: database, cast.vera, ask)
        }
        for address in ["sales@highrock.example", "boss@vector.example", "all@highrock.example", "@highrock.example"] {
            #expect(try await hits { $0.writtenTo = [address] } == 1, "\(address)")
        }
        #expect(try await hits { $0.writtenTo = ["help@highrock.example"] } == 0)
        #expect(
            try await hits {
                $0.words = ["счёт"]; $0.channels = [.email]
            } == 1
        )
        #expect(try await hits { $0.words = ["«счёт»"] } == 0)
        #expect(
            try await hits {
                $0.clientTag = "ключевой"; $0.writtenTo = ["@highrock.example"]
            } == 1
        )
        #expect(try await hits { $0.clientTag = "розница" } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a client who was merged into another is asked for as that one`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await receive("To: help@highrock.example\nSubject: x", "Вопрос", in: database)
        let other = try await database.write { tx in
            try ClientBook(tx, cast.vera).add(NewClient(.organisation, name: "Вектор (старый)")).id
        }
        _ = try await database.write { try ClientBook($0, cast.vera).merge(other, into: cast.vector.id) }
        #expect(try await hits(of: database, cast.vera) { $0.client = other } >= 1)
        #expect(try await hits(of: database, cast.vera) { $0.client = cast.lebedev.id } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `who may not know of the client whom a rule asks for changes the rule and not that`(on engine: Dialect)
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            var (condition, act) = (Condition(), Act())
            condition.client = cast.sigma.id
            act.priority = .high
            let rule = try RuleBook(tx, cast.vera).add(RuleWish(name: "Сигма", condition: condition, act: act))
            #expect(rule.condition.client == cast.sigma.id)
            let stranger = try Staff(tx, .program).add(
                NewPerson(login: "stranger", name: PersonName(given: "Иная"), roles: [.serviceHead])
            )
            var seen = Condition()
            seen.channels = [.email]
            let changed = try RuleBook(tx, try tx.member(stranger.person.id)).change(
                rule.id,
                version: 1,
                to: RuleWish(name: "Сигма", condition: seen, act: act)
            )
            #expect(changed.condition.client == cast.sigma.id && changed.condition.channels == [.email])
        }
    }

    @Test func `a rule of an older edition is read as it was meant`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let rule = try await database.write { tx in
            try tx.run(
                """
                INSERT INTO rule (id, name, place, condition, act, version, made)
                VALUES (1, 'x', 1, '{"addresses":[],"channels":["email"],"words":["счёт"]}', '{"tag":"x"}', 1, 0)
                """
            )
            return try tx.rules()[0]
        }
        #expect(rule.condition.words == ["счёт"] && rule.condition.writtenTo.isEmpty)
    }
}
