import Basics
import Events
import Store

/// Writes entries for tests.
enum Diary {
    struct Thing {}

    static func event(_ kind: Event.Kind = "thing.moved", number: Int = 0, client: Int64? = nil) -> Event {
        Event(
            kind,
            of: Event.Subject(.takeover, ID<Thing>(rawValue: Int64(number))),
            client: client,
            data: ["number": .number(Int64(number)), "text": "Перенесено"]
        )
    }

    static func write(_ numbers: some Sequence<Int> & Sendable, to database: Database) async throws {
        for number in numbers {
            try await database.write { try $0.record(event(number: number), by: .person(7)) }
        }
    }

    /// Side by side.
    static func write(_ count: Int, writers: Int, to database: Database) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask { try await write(writer * count..<(writer + 1) * count, to: database) }
            }
            try await group.waitForAll()
        }
    }
}

extension JournalEntry {
    var number: Int { Int(subject.id) }
}
