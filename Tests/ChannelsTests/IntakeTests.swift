import Basics
import Channels
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct IntakeTests {
    @Test(arguments: TestDatabase.engines)
    func `what a known sender writes becomes a case of the client on the first line`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let received = try await database.write { tx in
            try Intake(tx).receive(
                Incoming(
                    channel: .web,
                    sender: try Sender(name: "Анна", email: "anna@vector.example").read(),
                    subject: "Счёт",
                    text: "Пришлите счёт за март",
                    raw: "{\"text\":\"Пришлите счёт за март\"}"
                )
            )
        }
        #expect(received.client == cast.vector)
        #expect(received.case.contact == cast.anna.id && received.case.line == .first && received.case.status == .new)
        try await database.read { snapshot in
            #expect(
                try snapshot.queue(line: .first, visibleTo: cast.oleg).first.map(\.case.id) == [
                    cast.payment.id, received.case.id,
                ]
            )
            #expect(try snapshot.timeline(of: cast.vector, limit: 1).items.first?.interaction == received.interaction)
            let raw: String? = try snapshot.value("SELECT raw FROM interaction WHERE id = \(received.interaction.id)")
            #expect(raw?.contains("март") == true)
            let opened = try #require(try snapshot.history(of: received.case).first)
            #expect(opened.kind == "case.opened" && opened.actor == .client(cast.vector.id.rawValue))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `who stands for nobody is not taken in while the company's site is closed`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try CompanyBook(tx, cast.administrator).change(
                to: Company(name: "Северная связь", takesQuestions: false)
            )
        }
        let queue = IntakeQueue(database)
        func incoming(anonymous: Bool) throws -> Incoming {
            Incoming(
                channel: .web,
                sender: try Sender(name: "Анна", email: "anna@vector.example").read(),
                text: "Пришлите счёт за март",
                isAnonymous: anonymous
            )
        }
        #expect(try await queue.receive(incoming(anonymous: false)).client == cast.vector)
        await #expect(throws: IntakeRefusal.closed) { try await queue.receive(incoming(anonymous: true)) }
        try await database.write { tx in
            _ = try CompanyBook(tx, cast.administrator).change(to: Company(name: "Северная связь"))
        }
        #expect(try await queue.receive(incoming(anonymous: true)).client == cast.vector)
    }

    @Test(arguments: TestDatabase.engines)
    func `what a stranger writes makes a provisional client, and the next letter finds it`(on engine: Dialect)
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let incoming = Incoming(
            channel: .web,
            sender: try Sender(name: "Мария Белова", email: "maria@example.com").read(),
            text: "Сколько стоит обслуживание?"
        )
        let first = try await database.write { try Intake($0).receive(incoming) }
        let second = try await database.write { try Intake($0).receive(incoming) }
        #expect(first.client.provisional && first.client.name == "Мария Белова")
        #expect(second.client == first.client)
        #expect(second.case.id != first.case.id)
        #expect(first.case.subject == "Сколько стоит обслуживание?")
    }

    @Test(arguments: TestDatabase.engines)
    func `strangers who write at once from one address are one client`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let incoming = Incoming(
            channel: .web,
            sender: try Sender(name: "Мария", phone: "8 916 123-45-67").read(),
            text: "Перезвоните"
        )
        let received = try await withThrowingTaskGroup(of: Received.self) { group in
            for node in 1...6 {
                let own = Database(database.engine, time: database.time, ids: IDSource(node: Int64(node)))
                group.addTask { try await own.write { try Intake($0).receive(incoming) } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(received.map(\.client.id)).count == 1)
        #expect(Set(received.map(\.case.number)).count == 6)
    }

    @Test(arguments: [
        Unfit(.web, Sender(name: "Мария")),
        Unfit(.web, Sender(email: "maria@example.com"), text: " \u{0} "),
        Unfit(.web, Sender(email: "maria")),
        Unfit(.email, Sender(phone: "12")),
        Unfit(.phone, Sender()),
        Unfit(.web, Sender(email: "a@b.example"), text: String(repeating: "я", count: 50_001)),
        Unfit(.web, Sender(email: "a@b.example"), subject: String(repeating: "я", count: 201)),
    ])
    fileprivate func `what can not be right is refused with its field and leaves nothing`(unfit: Unfit) async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let refusal = await #expect(throws: InvalidField.self) {
            let incoming = Incoming(
                channel: unfit.channel,
                sender: try unfit.sender.read(),
                subject: unfit.subject,
                text: unfit.text
            )
            _ = try await database.write { try Intake($0).receive(incoming) }
        }
        #expect(refusal?.field?.isEmpty == false)
        #expect(try await database.read { try $0.clients(visibleTo: .program, limit: 1).items.isEmpty })
    }

    @Test(arguments: TestDatabase.engines)
    func `a message for a confidential client reaches those alone who may know of it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try ClientBook(tx, cast.vera).addPoint(.email("ceo@sigma.example"), to: cast.sigma.id)
            let sender = try Sender(email: "ceo@sigma.example").read()
            let incoming = Incoming(channel: .email, sender: sender, text: "Срочно")
            let received = try Intake(tx, by: cast.oleg).receive(incoming)
            #expect(received.client.id == cast.sigma.id)
            #expect(try tx.findCase(received.case.id, visibleTo: cast.oleg) == nil)
            #expect(try tx.findCase(received.case.id, visibleTo: cast.irina) != nil)
            #expect(try tx.history(of: received.case).first?.actor == cast.oleg.actor)
        }
    }

    @Test func `a known sender costs at most a dozen statements, each by an index`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        _ = try await Cast.settle(in: database)
        let incoming = Incoming(
            channel: .web,
            sender: try Sender(email: "anna@vector.example", phone: "84951234567").read(),
            text: "Счёт"
        )
        let (count, plans) = try await database.write { tx in
            let recorder = StatementRecorder()
            try recorder.watch(tx) { _ = try Intake($0).receive(incoming) }
            return (recorder.statements.count, try recorder.plans(in: tx))
        }
        #expect(count <= 12)
        for step in plans { #expect(!step.hasPrefix("SCAN") || step.contains("CONSTANT ROW"), "\(step)") }
    }
}

/// A message that can't be right.
private struct Unfit: Sendable {
    let channel: ContactChannel
    let sender: Sender
    let subject: String
    let text: String

    init(_ channel: ContactChannel, _ sender: Sender, subject: String = "", text: String = "x") {
        self.channel = channel
        self.sender = sender
        self.subject = subject
        self.text = text
    }
}
