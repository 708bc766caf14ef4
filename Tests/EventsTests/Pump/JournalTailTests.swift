import Store
import TestSupport
import Testing

@testable import Events

struct JournalTailTests {
    @Test(arguments: TestDatabase.engines)
    func `everyone who follows gets every entry once and in order, wherever they begin`(on engine: Dialect) async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        try await Diary.write(0..<30, to: database)
        try await Sealer(database: database).sealAll()
        let tail = JournalTail(of: database)
        let total = 150
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (start, limit) in [(0, 7), (30, 200), (12, 1), (30, 3), (0, 200)] {
                group.addTask {
                    var reached = Int64(start)
                    var numbers: [Int] = []
                    while reached < total {
                        let entries = try await tail.entries(after: reached, limit: limit)
                        numbers += entries.map(\.number)
                        reached = entries.last?.seq ?? reached
                    }
                    #expect(numbers == Array(start..<total))
                }
            }
            group.addTask {
                for number in 30..<total {
                    try await Diary.write([number], to: database)
                    if number % 7 == 0 || number == total - 1 { try await Sealer(database: database).sealAll() }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `what was written before the question is in the answer`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let tail = JournalTail(of: database)
        for number in 0..<200 {
            // Somebody else's reading may be under way.
            async let other = tail.entries(after: Int64(number), limit: 10)
            try await Diary.write([number], to: database)
            #expect(try await tail.entries(after: Int64(number), limit: 10).map(\.number) == [number])
            _ = try await other
        }
    }
}
