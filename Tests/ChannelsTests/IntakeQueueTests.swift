import Basics
import Channels
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct IntakeQueueTests {
    @Test(arguments: TestDatabase.engines)
    func `what comes at once is all taken in, each as if it were alone`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let queue = IntakeQueue(database)
        // Thirty people write five times each, and nobody knew them.
        let received = try await withThrowingTaskGroup(of: (Int, Received).self) { group in
            for number in 0..<150 {
                let person = number % 30
                group.addTask {
                    (person, try await queue.receive(try Self.incoming(from: person, "Вопрос \(number)")))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(received.map(\.1.case.number)).count == 150)
        for (_, letters) in Dictionary(grouping: received, by: \.0) {
            #expect(Set(letters.map(\.1.client.id)).count == 1)
        }
        #expect(Set(received.map(\.1.client.id)).count == 30)
        try await Sealer(database: database).sealAll()
        #expect(try await JournalInspector(database).run() == nil)
        try await database.read { snapshot in
            for (_, one) in received.prefix(20) {
                #expect(try snapshot.findCase(one.case.id, visibleTo: .program) == one.case)
                #expect(try snapshot.interaction(one.interaction.id, visibleTo: .program) == one.interaction)
                let found = try snapshot.find("\(one.case.number)", visibleTo: .program)
                #expect(found.contains { $0.id == one.case.id.rawValue })
                let opened = try #require(try snapshot.history(of: one.case).first)
                #expect(opened.kind == "case.opened" && opened.actor == .client(one.client.id.rawValue))
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `one that can not be right is refused alone`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let queue = IntakeQueue(database)
        let results = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                let text = number.isMultiple(of: 8) ? " " : "Вопрос"
                group.addTask { (try? await queue.receive(try Self.incoming(from: number, text))) != nil }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.filter { $0 }.count == 35)
        #expect(try await database.read { try $0.value("SELECT COUNT(*) FROM service_case", as: Int.self) } == 35)
        await #expect(throws: InvalidField.self) { try await queue.receive(try Self.incoming(from: 1, "")) }
    }

    @Test func `few statements serve many`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let (one, many) = try await database.write { tx in
            let strangers = try (0..<33).map { try Self.incoming(from: $0, "Вопрос") }
            _ = try Intake(tx).receive(strangers)
            let one = StatementRecorder()
            try one.watch(tx) { _ = try Intake($0).receive(strangers[0]) }
            let many = StatementRecorder()
            try many.watch(tx) { _ = try Intake($0).receive(strangers) }
            return (one.statements.count, many.statements.count)
        }
        // Each sender is looked for alone; the rest is written in runs of 32 and 1.
        #expect(many <= 33 + 2 * one)
    }

    private static func incoming(from person: Int, _ text: String) throws -> Incoming {
        Incoming(
            channel: .web,
            sender: try Sender(name: "Клиент \(person)", email: "c\(person)@client.example").read(),
            text: text
        )
    }
}
