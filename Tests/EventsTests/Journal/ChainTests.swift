import Basics
import Events
import Store
import TestSupport
import Testing

struct ChainTests {
    @Test(arguments: TestDatabase.engines)
    func `the chain holds however many write at once`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Diary.write(20, writers: 12, to: database)
        try await Sealer(database: database).sealAll()
        let entries = try await database.read { try $0.journal(after: 0, limit: 1000) }
        #expect(entries.map(\.seq) == (1...240).map { $0 })
        #expect(Set(entries.map(\.number)) == Set(0..<240))
        #expect(try await JournalInspector(database, stride: 7).run() == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is undone leaves no trace and no gap`(on engine: Dialect) async throws {
        struct ChangeOfMind: Error {}
        let database = try await TestDatabase.fresh(on: engine)
        try await Diary.write(0..<2, to: database)
        await #expect(throws: ChangeOfMind.self) {
            try await database.write { tx in
                try tx.record(Diary.event(number: 9), by: .system)
                throw ChangeOfMind()
            }
        }
        try await Diary.write(2..<4, to: database)
        try await Sealer(database: database).sealAll()
        let entries = try await database.read { try $0.journal(after: 0, limit: 10) }
        #expect(entries.map(\.number) == [0, 1, 2, 3])
        #expect(try await JournalInspector(database).run() == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `progress is told up to the end`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Diary.write(0..<10, to: database)
        try await Sealer(database: database).sealAll()
        let told = Collected<Int64>()
        _ = try await JournalInspector(database, stride: 4).run { checked, _ in told.append(checked) }
        #expect(told.all == [4, 8, 10])
    }
}
