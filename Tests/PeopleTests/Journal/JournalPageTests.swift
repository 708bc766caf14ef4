import Basics
import Clients
import Events
import People
import Store
import TestSupport
import Testing

struct JournalPageTests {
    private static func page(
        _ filter: JournalFilter = JournalFilter(),
        for member: Member,
        in database: Database
    ) async throws -> [JournalEntry] {
        try await database.read { try $0.journalPage(filter, visibleTo: member, limit: 500) }
    }

    private static func reader(_ member: Member) throws -> Member {
        Member(id: try #require(member.id), name: member.name, permissions: [.seeJournal, .seeClients])
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody finds a confidential client in the journal who is not named on its wall`(
        on engine: Dialect
    ) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let sigma = cast.sigma.id.rawValue
        let (irina, oleg) = (try Self.reader(cast.irina), try Self.reader(cast.oleg))
        let seen = try await Self.page(for: irina, in: database)
        let hidden = try await Self.page(for: oleg, in: database)
        #expect(seen.contains { $0.client == sigma })
        #expect(!hidden.contains { $0.client == sigma })
        #expect(hidden.count == seen.filter { $0.client != sigma }.count)
        #expect(try await Self.page(JournalFilter(client: sigma), for: oleg, in: database).isEmpty)
        let subject = Event.Subject(.client, cast.sigma.id)
        #expect(try await Self.page(JournalFilter(subject: subject), for: oleg, in: database).isEmpty)
        // No text gives it away either.
        #expect(!hidden.contains { $0.text.contains("Сигма") || $0.text.contains("\(cast.sigma.id)") })
    }

    @Test(arguments: TestDatabase.engines)
    func `who may not see clients reads in the journal of the house alone`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        #expect(!cast.administrator.may(.seeClients) && cast.administrator.may(.seeJournal))
        let read = try await Self.page(for: cast.administrator, in: database)
        #expect(read.contains { $0.kind == "person.added" })
        #expect(read.allSatisfy { $0.client == nil })
        #expect(!read.contains { $0.text.contains("Вектор") || $0.text.contains("оплата") })
    }

    @Test(arguments: TestDatabase.engines)
    func `each filter narrows by what it says`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let reader = try Self.reader(cast.vera)
        let all = try await Self.page(for: reader, in: database)
        let entries = all.map(\.entry)
        #expect(entries == entries.sorted(by: >))

        let walls = try await Self.page(JournalFilter(kind: "client.wal"), for: reader, in: database)
        #expect(walls.map(\.kind) == ["client.walled"])
        #expect(try await Self.page(JournalFilter(kind: "c%"), for: reader, in: database).isEmpty)

        let vera = try await Self.page(JournalFilter(actor: cast.vera.id), for: reader, in: database)
        #expect(!vera.isEmpty)
        #expect(vera == all.filter { $0.actor == cast.vera.actor })

        let vector = try await Self.page(JournalFilter(client: cast.vector.id.rawValue), for: reader, in: database)
        #expect(vector == all.filter { $0.client == cast.vector.id.rawValue })

        let nobody = JournalFilter(from: FixedTime.start + .seconds(1))
        #expect(try await Self.page(nobody, for: reader, in: database).isEmpty)
        let then = JournalFilter(from: FixedTime.start, to: FixedTime.start + .seconds(1))
        #expect(try await Self.page(then, for: reader, in: database) == all)
    }

    @Test(arguments: TestDatabase.engines)
    func `pages follow one another`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let reader = try Self.reader(cast.oleg)
        let all = try await Self.page(for: reader, in: database)
        var read: [JournalEntry] = []
        while true {
            let before = read.last?.entry
            let page = try await database.read {
                try $0.journalPage(JournalFilter(), visibleTo: reader, before: before, limit: 3)
            }
            if page.isEmpty { break }
            read += page
        }
        #expect(read == all)
    }
}
