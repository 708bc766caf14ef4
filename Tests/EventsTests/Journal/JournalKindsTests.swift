import Events
import Store
import TestSupport
import Testing

struct JournalKindsTests {
    @Test(arguments: TestDatabase.engines)
    func `each kind is named once, however often it happened`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        #expect(try await database.read { try $0.journalKinds() }.isEmpty)
        try await database.write { tx in
            for kind in ["case.opened", "b", "case.opened", "a.a", "a", "case.opened"] {
                try tx.record(Event(Event.Kind(kind), of: Event.Subject(kind: .system, rawValue: 0)), by: .system)
            }
        }
        let kinds = try await database.read { try $0.journalKinds() }
        #expect(kinds.count == 4)
        #expect(Set(kinds) == ["a", "a.a", "b", "case.opened"])
    }
}
