import Basics
import Clients
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct LookTests {
    @Test(arguments: TestDatabase.engines)
    func `a look is on record once in ten minutes`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        let book = LookBook(database)
        let looks = {
            try await database.read {
                try $0.history(of: cast.vector.subject).filter { $0.kind == "client.looked-at" }.map(\.actor)
            }
        }
        try await book.look(at: cast.vector.id, by: cast.oleg)
        try await book.look(at: cast.vector.id, by: cast.oleg)
        #expect(try await looks() == [cast.oleg.actor])
        try await book.look(at: cast.vector.id, by: cast.irina)
        time.advance(by: .minutes(11))
        try await book.look(at: cast.vector.id, by: cast.oleg)
        #expect(try await looks() == [cast.oleg.actor, cast.irina.actor, cast.oleg.actor])
    }

    @Test(arguments: TestDatabase.engines)
    func `a look at a hidden client is refused and leaves no trace`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        await #expect(throws: ClientRefusal.notFound) {
            try await LookBook(database).look(at: cast.sigma.id, by: cast.oleg)
        }
        let kinds = try await database.read { try $0.history(of: cast.sigma.subject).map(\.kind) }
        #expect(!kinds.contains("client.looked-at"))
    }
}
