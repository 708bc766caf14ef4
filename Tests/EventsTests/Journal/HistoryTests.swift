import Events
import Store
import TestSupport
import Testing

struct HistoryTests {
    @Test(arguments: TestDatabase.engines)
    func `of what happened too often the latest is told, oldest first`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let subject = Event.Subject(kind: .system, rawValue: 0)
        try await database.write { tx in
            for number in 0..<10 {
                try tx.record(Event("thing.moved", of: subject, data: ["number": .number(Int64(number))]), by: .system)
            }
        }
        let told = try await database.read { try $0.history(of: subject, limit: 3) }
        #expect(told.map { $0.facts["number"]?.number } == [7, 8, 9])
    }
}
