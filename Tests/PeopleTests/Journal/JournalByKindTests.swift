import Basics
import Clients
import Events
import People
import Store
import TestSupport
import Testing

/// The journal by the kind of what happened.
struct JournalByKindTests {
    private static func reader(_ member: Member) throws -> Member {
        Member(id: try #require(member.id), name: member.name, permissions: [.seeJournal, .seeClients])
    }

    @Test(arguments: TestDatabase.engines)
    func `pages of some kinds follow one another and leave nothing out`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let reader = try Self.reader(cast.oleg)
        let all = try await database.read { try $0.journalPage(JournalFilter(), visibleTo: reader, limit: 500) }
        for beginning in ["c", "case.", "client.", "person.added", "nothing."] {
            var read: [JournalEntry] = []
            while true {
                let before = read.last?.entry
                let page = try await database.read {
                    try $0.journalPage(JournalFilter(kind: beginning), visibleTo: reader, before: before, limit: 3)
                }
                if page.isEmpty { break }
                read += page
            }
            #expect(read == all.filter { $0.kind.name.hasPrefix(beginning) })
        }
    }

    @Test func `what is rare is found by an index`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let cast = try await Cast.settle(in: database)
        let reader = try Self.reader(cast.vera)
        let plans = try await database.read { snapshot in
            let recorder = StatementRecorder()
            try recorder.watch(snapshot) { watched in
                _ = try watched.journalPage(JournalFilter(kind: "client."), visibleTo: reader, limit: 50)
            }
            return try recorder.plans(in: snapshot)
        }
        let steps = plans.filter { $0.contains("journal") }
        #expect(!steps.isEmpty)
        #expect(steps.allSatisfy { $0.contains("journal_by_kind") }, "\(steps)")
    }
}
