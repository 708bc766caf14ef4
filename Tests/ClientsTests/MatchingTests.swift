import Basics
import Clients
import People
import Store
import TestSupport
import Testing

@Suite struct MatchingTests {
    @Test(arguments: TestDatabase.engines)
    func `a known address or number finds its client, however it is written`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let senders = [
            Sender(email: "ANNA@vector.EXAMPLE"), Sender(phone: "+7 (495) 123 45-67"),
            Sender(name: "Анна Орлова", email: "anna@vector.example", phone: "84951234567"),
            Sender(name: "Анна Орлова"), Sender(email: "stranger@example.com"),
        ]
        let matches = try await database.write { tx in try senders.map { try ClientBook(tx, .program).match($0) } }
        let known = Match.one(Known(client: cast.vector, contact: cast.anna))
        #expect(matches == [known, known, known, .nobody, .nobody])
    }

    @Test(arguments: TestDatabase.engines)
    func `of several clients at one number the one whose name is the same comes first`(on engine: Dialect) async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let book = ClientBook(tx, cast.vera)
            let boris = try book.addContact(
                NewContact(name: PersonName(family: "Лебедев", given: "Борис")),
                to: cast.lebedev.id
            )
            _ = try book.addPoint(.phone("84951234567"), to: cast.lebedev.id, of: boris.id)
            let byName = try book.match(Sender(name: "Борис Лебедев", phone: "84951234567"))
            #expect(byName.likeliest?.contact == boris)
            let byBoth = try book.match(Sender(email: "anna@vector.example", phone: "84951234567"))
            #expect(byBoth.likeliest?.contact == cast.anna)
            guard case .several(let candidates) = byBoth else { throw ClientRefusal.notFound }
            #expect(candidates.count == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a stranger becomes a provisional client who is known from then on`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let sender = Sender(name: "Мария Ивановна Белова", email: "Maria@Example.com", phone: "8 916 123-45-67")
        let known = try await database.write { tx in try ClientBook(tx, .program).findOrProvisional(sender) }
        #expect(known.client.provisional)
        #expect(known.client.name == "Мария Ивановна Белова")
        #expect(known.contact?.name == PersonName(family: "Белова", given: "Мария", patronymic: "Ивановна"))
        let again = try await database.write { tx in
            try ClientBook(tx, .program).findOrProvisional(Sender(phone: "+79161234567"))
        }
        #expect(again == known)
    }

    @Test(arguments: TestDatabase.engines)
    func `two nodes that hear of one stranger at once make one client`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let nodes = (1...6).map { Database(database.engine, time: database.time, ids: IDSource(node: $0)) }
        let sender = Sender(name: "Мария Белова", email: "maria@example.com", phone: "8 916 123-45-67")
        let clients = try await withThrowingTaskGroup(of: Client.ID.self) { group in
            for node in nodes {
                group.addTask {
                    try await node.write { tx in try ClientBook(tx, .program).findOrProvisional(sender).client.id }
                }
            }
            return try await group.reduce(into: Set<Client.ID>()) { $0.insert($1) }
        }
        #expect(clients.count == 1)
        let all = try await database.read { try $0.clients(visibleTo: .program, limit: 10).items }
        #expect(all.count == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody finds by its number a client that they may not know of`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try ClientBook(tx, cast.vera).addPoint(.email("ceo@sigma.example"), to: cast.sigma.id)
            #expect(try ClientBook(tx, cast.oleg).match(Sender(email: "ceo@sigma.example")) == .nobody)
            #expect(
                try ClientBook(tx, cast.irina).match(Sender(email: "ceo@sigma.example")).likeliest?.client.id
                    == cast.sigma.id
            )
        }
    }

    @Test(arguments: [Sender(email: "no address"), Sender(phone: "123")])
    func `an address or number that can not be is refused`(sender: Sender) {
        #expect(throws: InvalidField.self) { try sender.read() }
    }
}
