import Basics
import Channels
import Clients
import Desk
import Events
import Mail
import People
import Store
import TestSupport
import Testing

/// Letters in, interactions out (SPEC W1, W3, W5).
@Suite struct `A letter that comes in` {
    private func letter(
        from: String = "Анна Орлова <anna@vector.example>",
        _ subject: String = "Счёт",
        id: String,
        answers: String? = nil,
        references: [String] = [],
        more: String = "",
        _ text: String = "Пришлите счёт за март."
    ) -> String {
        var head = "From: \(from)\nTo: help@highrock.example\nSubject: \(subject)\nMessage-ID: <\(id)>\n"
        if let answers { head += "In-Reply-To: <\(answers)>\n" }
        if !references.isEmpty { head += "References: \(references.map { "<\($0)>" }.joined(separator: " "))\n" }
        return head + more + "Content-Type: text/plain; charset=utf-8\n\n\(text)\n"
    }

    @Test(arguments: TestDatabase.engines)
    func `finds its client and opens a case, and its answer goes on with it`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let first = try await room.receive(letter(id: "a@vector"))[0]
        let opened = try #require(first.cases.first)
        #expect(opened.client == room.cast.vector.id && opened.contact == room.cast.anna.id)
        #expect(opened.channel == .email && opened.subject == "Счёт" && opened.text == "Пришлите счёт за март.")
        #expect(first.letter.state == .understood && first.letter.origin == .person)
        let second = try await room.receive(letter(id: "b@vector", answers: "a@vector", "И за апрель."))[0]
        #expect(second.number == opened.number && second.interactions.map(\.text) == ["И за апрель."])
        try await Sealer(database: room.database).sealAll()
        #expect(try await JournalInspector(room.database).run() == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `from nobody known makes one provisional client, however many come`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let stranger = "Новый Человек <new@unknown.example>"
        let outcomes = try await room.receive(
            letter(from: stranger, id: "1@x"),
            letter(from: stranger, id: "2@x"),
            letter(from: "other@unknown.example", "Hello", id: "3@x", "Please call me.")
        )
        #expect(Set(outcomes.map(\.interactions[0].client)).count == 2 && Set(outcomes.map(\.number)).count == 3)
        let clients = try await room.database.read { snapshot in
            try outcomes.map { try snapshot.findClient($0.interactions[0].client, visibleTo: .program) }
        }
        #expect(clients.map(\.?.provisional) == [true, true, true])
        #expect(clients.map(\.?.language) == [.russian, .russian, .english])
    }

    /// A thread that comes all at once, upside down.
    @Test(arguments: TestDatabase.engines)
    func `is threaded in whatever order they come`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let chain = (0..<9).map { number in
            letter(
                id: "\(number)@chain",
                answers: number > 0 ? "\(number - 1)@chain" : nil,
                references: (0..<number).map { "\($0)@chain" }
            )
        }
        var random = SeededRandom(seed: 3)
        let kept = try await room.store(chain.shuffled(using: &random).map { Array($0.utf8) })
        try await room.reading.readAll()
        let outcomes = try await room.outcomes(of: kept)
        #expect(Set(outcomes.map(\.number)).count == 1 && outcomes.allSatisfy { $0.number != nil })
        // And where the answer came long before what it answers.
        let late = try await room.receive(letter(id: "x2@y", answers: "x1@y"))[0]
        let early = try await room.receive(letter(id: "x1@y"))[0]
        #expect(late.number == early.number)
    }

    @Test(arguments: TestDatabase.engines)
    func `names its case by the number in the subject when its client writes`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let token = SubjectToken.text(room.cast.payment.number)
        let own = try await room.receive(letter("RE: \(token) Оплата", id: "1@t"))[0]
        #expect(own.number == room.cast.payment.number)
        let foreign = try await room.receive(letter(from: "x@stranger.example", "RE: \(token)", id: "2@t"))[0]
        #expect(foreign.number != room.cast.payment.number)
        let links = try await room.database.read { snapshot in
            try snapshot.links(of: room.cast.payment, visibleTo: .program)
        }
        #expect(links.map(\.number) == [foreign.number] && links.map(\.kind) == [.related])
        #expect(links.map(\.isLater) == [true])
    }

    @Test(arguments: TestDatabase.engines)
    func `opens a closed case again, or a new one that goes on with it after a month`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let opened = try #require(try await room.receive(letter(id: "a@c"))[0].cases.first)
        func close() async throws {
            try await room.database.write { tx in
                let found = try #require(try tx.findCase(opened.id, visibleTo: .program))
                let taken =
                    found.status == .new
                    ? try CaseDesk(tx, room.cast.irina).take(found.id, version: found.version) : found
                _ = try CaseDesk(tx, room.cast.irina).close(taken.id, version: taken.version, confirmedBy: .phone)
            }
        }
        try await close()
        room.time.advance(by: .days(2))
        let soon = try await room.receive(letter(id: "b@c", answers: "a@c", "Опять."))[0]
        #expect(soon.number == opened.number && soon.cases[0].status == .working)
        try await close()
        room.time.advance(by: .days(40))
        let late = try await room.receive(letter(id: "c@c", answers: "b@c", "И снова."))[0]
        #expect(late.number != opened.number)
        let link = try await room.database.read { try $0.links(of: late.cases[0], visibleTo: .program) }
        #expect(link.map(\.number) == [opened.number] && link.map(\.kind) == [.continues])
        #expect(try await room.count("SELECT COUNT(*) FROM journal WHERE kind = 'case.linked'") == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `that answers two cases is shown on both`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let outcomes = try await room.receive(letter(id: "a@2"), letter("Договор", id: "b@2"))
        let numbers = outcomes.compactMap(\.number)
        let both = try await room.receive(letter("\(SubjectToken.text(numbers[1])) оба", id: "c@2", answers: "a@2"))[0]
        #expect(both.cases.map(\.number) == numbers && both.interactions.count == 2)
        // Each tells of the other, and pages that are open or kept hear of it.
        let links = try await room.database.read { snapshot in
            try both.cases.map { try snapshot.links(of: $0, visibleTo: .program).map(\.number) }
        }
        #expect(links == [[numbers[1]], [numbers[0]]])
        #expect(try await room.count("SELECT COUNT(*) FROM journal WHERE kind = 'case.linked'") == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `from a program is shown on its case and moves nothing`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let opened = try #require(try await room.receive(letter(id: "a@m"))[0].cases.first)
        try await room.database.write { tx in
            let taken = try CaseDesk(tx, room.cast.irina).take(opened.id, version: opened.version)
            _ = try CaseDesk(tx, room.cast.irina).solve(taken.id, version: taken.version)
        }
        let reply = letter(
            "Automatic reply: Счёт",
            id: "b@m",
            answers: "a@m",
            more: "Auto-Submitted: auto-replied\n",
            "Я в отпуске до 12 августа."
        )
        let shown = try await room.receive(reply)[0]
        #expect(shown.letter.origin == .autoReply && shown.number == opened.number)
        #expect(shown.cases[0].status == .solved)
        // One of no case stands on the client's timeline.
        let filed = try await room.receive(reply.replacing("a@m", with: "none@m").replacing("b@m", with: "c@m"))[0]
        #expect(filed.interactions.map(\.client) == [room.cast.vector.id] && filed.cases.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `that says not who sent it waits for a person, and none is lost`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let outcomes = try await room.receive("Subject: from nobody\n\nText\n", letter(id: "a@n"), "no head at all")
        #expect(outcomes.map(\.letter.state) == [.setAside(.noSender), .understood, .setAside(.noSender)])
        #expect(outcomes[1].number != nil)
        let empty = try await room.store([[]])
        try await room.reading.readAll()
        #expect(try await room.outcomes(of: empty)[0].letter.state == .setAside(.unreadable))
    }

    @Test(arguments: TestDatabase.engines)
    func `is taken in once however often it is read`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        _ = try await room.store((0..<150).map { Array(letter(id: "\($0)@many").utf8) })
        let (one, other) = (room.reading, room.reading)
        async let first = one.readAll()
        async let second = other.readAll()
        _ = try await (first, second)
        try await room.reading.readAll()
        let count = try await room.database.read {
            try $0.value("SELECT COUNT(*) FROM interaction WHERE channel = 'email' AND subject = 'Счёт'", as: Int.self)
        }
        #expect(count == 150)
    }
}
