import Basics
import Channels
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct ChatTests {
    private func chat(_ database: Database) async throws -> Case {
        try await database.write { tx in
            try Intake(tx).receive(
                Incoming(
                    channel: .chat,
                    sender: try Sender(name: "Анна", email: "anna@vector.example").read(),
                    text: "Вы тут?"
                )
            ).case
        }
    }

    private func follow(_ database: Database, _ answer: Interaction) async throws -> (channel: String?, state: String?)
    {
        let runner = JobRunner(database: database, handlers: [ChatFollowing(database)])
        try await runner.runDue()
        return try await database.read { tx in
            (
                try tx.value("SELECT channel FROM outbox WHERE interaction = \(answer.id)"),
                try tx.value("SELECT state FROM outbox WHERE interaction = \(answer.id)")
            )
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an answer goes by mail when the client has left, and only then`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        let found = try await chat(database)
        let read = try await database.write { try CaseDesk($0, cast.irina).answer(found.id, "Да!", via: .chat) }
        time.advance(by: .seconds(30))
        try await database.write { try ChatDesk($0, found.id).seen() }
        time.advance(by: .seconds(1))
        let unread = try await database.write { try CaseDesk($0, cast.irina).answer(found.id, "Ещё тут?", via: .chat) }
        time.advance(by: .seconds(40))
        #expect(try await follow(database, read) == ("chat", "sent"))
        time.advance(by: .seconds(40))
        #expect(try await follow(database, unread) == ("email", "waiting"))
        let letter = try await database.write { try $0.claimLetter(by: "us", for: .seconds(30)) }
        #expect(letter?.interaction == unread.id)
        #expect(letter?.recipients.map(\.address.text) == ["anna@vector.example"])
    }

    @Test(arguments: TestDatabase.engines)
    func `what the client says stands on the case, and opens it again`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let found = try await chat(database)
        try await database.write { tx in
            let desk = CaseDesk(tx, cast.irina)
            _ = try desk.answer(found.id, "Да", via: .chat)
            _ = try desk.note(found.id, "тихо")
            _ = try ChatDesk(tx, found.id).say("Спасибо")
            #expect(try tx.chat(found.id).map(\.text) == ["Вы тут?", "Да", "Спасибо"])
            #expect(try tx.chat(found.id).map(\.channel) == [.chat, .chat, .chat])
        }
    }

    @Test func `somebody is there in working hours`() async throws {
        var settings = ChatSettings(isOn: true)
        #expect(settings.isThere(at: FixedTime.start))
        settings.hours = WeekHours(days: [1], from: 540, to: 1080, zone: "Europe/Moscow")
        #expect(settings.isThere(at: FixedTime.start) && !settings.isThere(at: FixedTime.start + .days(1)))
    }
}
