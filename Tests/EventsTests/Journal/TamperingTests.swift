import Basics
import Store
import TestSupport
import Testing

@testable import Events

/// Whatever anyone changes in the journal by hand is found, at the entry where it was changed.
struct TamperingTests {
    private static let count: Int64 = 40

    private static func journal(on engine: Dialect) async throws -> Database {
        let database = try await TestDatabase.fresh(on: engine)
        try await database.write { tx in
            for number in 0..<Int(Self.count) {
                let actor: Actor = [.system, .person(5), .client(6)][number % 3]
                try tx.record(Diary.event(number: number, client: number.isMultiple(of: 2) ? 3 : nil), by: actor)
            }
        }
        try await Sealer(database: database).sealAll()
        return database
    }

    private static func change(_ column: SQL, to value: SQL, at seq: Int64, in database: Database) async throws {
        let changed = try await database.write {
            try $0.run("UPDATE journal SET \(column) = \(value) WHERE seq = \(seq)")
        }
        #expect(changed == 1)
    }

    static let forgeries: [(column: SQL, value: SQL)] = [
        ("at", "at + 1"), ("at", "-at"),
        ("actor_kind", "'nobody'"), ("actor_kind", "actor_kind || ' '"),
        ("actor", "CASE WHEN actor IS NULL THEN 0 END"), ("actor", "COALESCE(actor, -1) + 1"),
        ("client", "CASE WHEN client IS NULL THEN -1 END"), ("client", "COALESCE(client, -1) + 1"),
        ("subject_kind", "'case'"), ("subject_kind", "'no such kind'"), ("subject", "subject + 1"),
        ("kind", "'thing.stayed'"), ("kind", "''"),
        ("data", "'{}'"), ("data", "data || ' '"), ("data", "'not JSON'"),
        ("hash", "\([UInt8](repeating: 7, count: 32))"), ("hash", "\([UInt8]())"),
    ]

    @Test(arguments: TestDatabase.engines, forgeries.indices)
    func `a changed field is found at its entry`(on engine: Dialect, forgery index: Int) async throws {
        let forgery = Self.forgeries[index]
        let database = try await Self.journal(on: engine)
        let seq = Int64.random(in: 1...Self.count)
        try await Self.change(forgery.column, to: forgery.value, at: seq, in: database)
        let finding = try await JournalInspector(database, stride: 9).run()
        #expect(finding?.seq == seq, "\(forgery.column.text) at \(seq)")
        #expect(finding?.trouble == .changed)
        #expect(finding?.entry != nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `an entry that was taken out is missed`(on engine: Dialect) async throws {
        let database = try await Self.journal(on: engine)
        let seq = Int64.random(in: 1..<Self.count)
        _ = try await database.write { try $0.run("DELETE FROM journal WHERE seq = \(seq)") }
        let finding = try await JournalInspector(database).run()
        #expect(finding == JournalInspector.Finding(seq: seq, entry: nil, trouble: .missing))
    }

    @Test(arguments: TestDatabase.engines)
    func `closing the gap does not hide it`(on engine: Dialect) async throws {
        let database = try await Self.journal(on: engine)
        try await database.write { tx in
            try tx.run("DELETE FROM journal WHERE seq = 12")
            for seq in 13...Self.count { try tx.run("UPDATE journal SET seq = \(seq - 1) WHERE seq = \(seq)") }
        }
        #expect(try await JournalInspector(database).run()?.seq == 12)
    }

    @Test(arguments: TestDatabase.engines)
    func `two entries that changed places are found`(on engine: Dialect) async throws {
        let database = try await Self.journal(on: engine)
        try await database.write { tx in
            try tx.run("UPDATE journal SET seq = -1 WHERE seq = 20")
            try tx.run("UPDATE journal SET seq = 20 WHERE seq = 21")
            try tx.run("UPDATE journal SET seq = 21 WHERE seq = -1")
        }
        #expect(try await JournalInspector(database).run()?.seq == 20)
    }

    @Test func `an entry that was renumbered in the table is found`() async throws {
        let database = try await Self.journal(on: .sqlite)
        try await Self.change("entry", to: "-33", at: 33, in: database)
        #expect(try await JournalInspector(database).run()?.seq == 33)
    }

    @Test func `a journal cut short is noticed by the numbers that SQLite has given`() async throws {
        let database = try await Self.journal(on: .sqlite)
        _ = try await database.write { try $0.run("DELETE FROM journal WHERE seq = \(Self.count)") }
        let finding = try await JournalInspector(database).run()
        #expect(finding == JournalInspector.Finding(seq: Self.count, entry: nil, trouble: .cutShort))
    }

    @Test(arguments: TestDatabase.engines)
    func `a journal cut short is noticed by what a subscriber has read`(on engine: Dialect) async throws {
        let database = try await Self.journal(on: engine)
        try await database.write { tx in
            try tx.run("INSERT INTO subscription (name, reached) VALUES ('cube', \(Self.count))")
            try tx.run("DELETE FROM journal WHERE seq > 35")
        }
        let finding = try await JournalInspector(database).run()
        #expect(finding == JournalInspector.Finding(seq: 36, entry: nil, trouble: .cutShort))
    }
}
