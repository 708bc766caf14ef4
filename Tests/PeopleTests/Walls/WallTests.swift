import Basics
import Clients
import Events
import People
import Store
import TestSupport
import Testing

struct WallTests {
    private static func named(on client: Client, in database: Database) async throws -> Set<Person.ID> {
        try await database.read { Set(try $0.namedOnWall(of: client.id)) }
    }

    @Test(arguments: TestDatabase.engines)
    func `the own manager and the builder of a wall are always named`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let nina = try #require(cast.nina.id)
        try await database.write {
            try WallBook($0, cast.vera).makeConfidential(client: cast.vector.id, naming: [nina])
        }
        let named = try await Self.named(on: cast.vector, in: database)
        #expect(named == Set([cast.nina.id, cast.irina.id, cast.vera.id].compactMap(\.self)))
        for (member, sees) in [(cast.irina, true), (cast.vera, true), (cast.nina, true), (cast.oleg, false)] {
            let found = try await database.read { try $0.findClient(cast.vector.id, visibleTo: member) }
            #expect((found != nil) == sees)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `names come and go, but not the own manager's and not one's own`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (irina, oleg, vera) = (
            try #require(cast.irina.id), try #require(cast.oleg.id), try #require(cast.vera.id)
        )
        let book = { @Sendable (tx: Transaction) in WallBook(tx, cast.vera) }
        try await database.write { try book($0).makeConfidential(client: cast.vector.id, naming: []) }
        try await database.write { try book($0).name(person: oleg, on: cast.vector.id) }
        #expect(try await database.read { try $0.findClient(cast.vector.id, visibleTo: cast.oleg) } != nil)
        try await database.write { try book($0).unname(person: oleg, on: cast.vector.id) }
        #expect(try await database.read { try $0.findClient(cast.vector.id, visibleTo: cast.oleg) } == nil)
        await #expect(throws: WallRefusal.ownManager) {
            try await database.write { try book($0).unname(person: irina, on: cast.vector.id) }
        }
        await #expect(throws: WallRefusal.oneself) {
            try await database.write { try book($0).unname(person: vera, on: cast.vector.id) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a wall can't be touched by one whom it keeps out`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let outsider = Member(
            id: try #require(cast.pavel.id),
            name: cast.pavel.name,
            permissions: Set(Permission.allCases)
        )
        await #expect(throws: WallRefusal.unknownClient) {
            try await database.write { try WallBook($0, outsider).open(client: cast.sigma.id) }
        }
        await #expect(throws: WallRefusal.unknownClient) {
            try await database.write {
                try WallBook($0, outsider).name(person: try #require(outsider.id), on: cast.sigma.id)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a client whom nobody would know of any more passes to the management`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (irina, vera) = (try #require(cast.irina.id), try #require(cast.vera.id))
        let director = try await database.write { tx in
            let new = NewPerson(login: "director", name: PersonName(given: "Лев"), roles: [.executive])
            return try Staff(tx, .program).add(new).person.id
        }
        try await database.write { try Staff($0, .program).leave(irina) }
        #expect(try await Self.named(on: cast.sigma, in: database) == [irina, vera])
        try await database.write { try Staff($0, .program).leave(vera) }
        #expect(try await Self.named(on: cast.sigma, in: database) == [irina, vera, director])
        let member = try await database.read { try $0.member(director) }
        #expect(try await database.read { try $0.findClient(cast.sigma.id, visibleTo: member) } != nil)
        #expect(try await database.read { try $0.findClient(cast.sigma.id, visibleTo: cast.oleg) } == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `a wall that is taken down leaves no names behind`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { try WallBook($0, cast.vera).open(client: cast.sigma.id) }
        #expect(try await database.read { try $0.findClient(cast.sigma.id, visibleTo: cast.oleg) } != nil)
        #expect(try await Self.named(on: cast.sigma, in: database).isEmpty)
        await #expect(throws: WallRefusal.notConfidential) {
            try await database.write {
                try WallBook($0, cast.vera).name(person: try #require(cast.oleg.id), on: cast.sigma.id)
            }
        }
    }
}
