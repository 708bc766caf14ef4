import Basics
import Foundation
import Store
import TestSupport
import Testing

@testable import Events

/// PostgreSQL, where many write at once and a sealer brings order into it afterwards.
@Suite(.enabled(if: TestDatabase.engines.contains(.postgres)))
struct SealerTests {
    @Test func `an entry that commits late is skipped by nobody who reads meanwhile`() async throws {
        let database = try await TestDatabase.fresh(on: .postgres)
        let reader = Task { try await Self.readOn(in: database, until: 1 + 4 * 30) }
        let sealer = Task { try await Sealer(database: database).run() }
        async let late: Void = database.write { tx in
            try tx.record(Diary.event(number: 10_000), by: .system)
            // What is recorded travels with the next question, and so has its place among the first.
            _ = try tx.lastSeal()
            Thread.sleep(forTimeInterval: 0.7)
        }
        try await Diary.write(30, writers: 4, to: database)
        try await late
        let read = try await reader.value
        sealer.cancel()
        _ = await sealer.result
        #expect(read.count == 1 + 4 * 30)
        #expect(Set(read.map(\.number)).count == read.count)
        // It was written among the first and sealed after some that were written later.
        let lateOne = try #require(read.first { $0.number == 10_000 })
        #expect(read.contains { $0.entry > lateOne.entry && ($0.seq ?? 0) < (lateOne.seq ?? 0) })
        #expect(try await JournalInspector(database).run() == nil)
    }

    @Test func `each writer's entries keep their order`() async throws {
        let database = try await TestDatabase.fresh(on: .postgres)
        let sealer = Task { try await Sealer(database: database, batch: 3).run() }
        try await Diary.write(25, writers: 8, to: database)
        sealer.cancel()
        _ = await sealer.result
        try await Sealer(database: database).sealAll()
        let entries = try await database.read { try $0.journal(after: 0, limit: 1000) }
        for writer in 0..<8 {
            let own = entries.map(\.number).filter { $0 / 25 == writer }
            #expect(own == own.sorted())
            #expect(own.count == 25)
        }
    }

    @Test func `sealers that are killed and compete leave one whole chain`() async throws {
        let database = try await TestDatabase.fresh(on: .postgres)
        let killer = Task {
            while !Task.isCancelled {
                let sealers = (0..<3).map { _ in Task { try await Sealer(database: database, batch: 4).run() } }
                try? await Task.sleep(for: .milliseconds(.random(in: 1...25)))
                for sealer in sealers { sealer.cancel() }
            }
        }
        try await Diary.write(30, writers: 6, to: database)
        killer.cancel()
        _ = await killer.result
        try await Sealer(database: database).sealAll()
        #expect(try await database.read { try $0.lastSeal().seq } == 180)
        #expect(try await JournalInspector(database).run() == nil)
    }

    @Test func `a sealer whose connection is cut seals nothing by half`() async throws {
        let database = try await TestDatabase.fresh(on: .postgres)
        try await Diary.write(0..<10, to: database)
        await #expect(throws: (any Error).self) {
            try await database.write { tx in
                #expect(try tx.sealEntries(limit: 100) == 10)
                try tx.run("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        #expect(try await database.read { try $0.lastSeal().seq } == 0)
        try await Sealer(database: database).sealAll()
        #expect(try await database.read { try $0.lastSeal().seq } == 10)
        #expect(try await JournalInspector(database).run() == nil)
    }

    @Test func `one that seals for itself seals first what it has found`() async throws {
        let database = try await TestDatabase.fresh(on: .postgres)
        try await Diary.write(0..<5, to: database)
        try await Self.writeSealed(100..<103, to: database)
        let entries = try await database.read { try $0.journal(after: 0, limit: 100) }
        #expect(entries.map(\.number) == [0, 1, 2, 3, 4, 100, 101, 102])
        #expect(try await JournalInspector(database).run() == nil)
    }

    @Test func `one that finds too much unsealed leaves its own to the sealer too`() async throws {
        let database = try await TestDatabase.fresh(on: .postgres)
        try await Diary.write(60, writers: 4, to: database)
        try await Self.writeSealed(1000..<1002, to: database)
        #expect(try await database.read { try $0.hasUnsealedEntries() })
        try await Sealer(database: database).sealAll()
        let entries = try await database.read { try $0.journal(after: 0, limit: 1000) }
        #expect(entries.map(\.number).suffix(2) == [1000, 1001])
        #expect(try await JournalInspector(database).run() == nil)
    }

    @Test func `those who seal for themselves, those who don't and sealers leave one whole chain`() async throws {
        let database = try await TestDatabase.fresh(on: .postgres)
        let sealers = (0..<2).map { _ in Task { try await Sealer(database: database, batch: 4).run() } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Diary.write(40, writers: 3, to: database) }
            for writer in 3..<6 {
                group.addTask {
                    for start in stride(from: writer * 40, to: (writer + 1) * 40, by: 8) {
                        try await Self.writeSealed(start..<start + 8, to: database)
                    }
                }
            }
            try await group.waitForAll()
        }
        for sealer in sealers { sealer.cancel() }
        try await Sealer(database: database).sealAll()
        let entries = try await database.read { try $0.journal(after: 0, limit: 1000) }
        #expect(entries.count == 240)
        for writer in 0..<6 {
            let own = entries.map(\.number).filter { $0 / 40 == writer }
            #expect(own == own.sorted())
        }
        #expect(try await JournalInspector(database).run() == nil)
    }

    private static func writeSealed(_ numbers: Range<Int>, to database: Database) async throws {
        try await database.write { tx in
            try tx.sealsForItself()
            try tx.record(numbers.map { (Diary.event(number: $0), by: .person(7)) })
        }
    }

    @Test func `what is committed is sealed without anyone asking`() async throws {
        let database = try await TestDatabase.fresh(on: .postgres)
        let sealer = Task { try await Sealer(database: database).run() }
        defer { sealer.cancel() }
        try await Diary.write(0..<1, to: database)
        #expect(try await eventually { try await database.read { try $0.lastSeal().seq } == 1 })
    }

    /// Reads on from where it is, as a subscriber does, and never back.
    private static func readOn(in database: Database, until count: Int) async throws -> [JournalEntry] {
        var read: [JournalEntry] = []
        let end = ContinuousClock.now + .seconds(20)
        while read.count < count, ContinuousClock.now < end {
            let after = read.last?.seq ?? 0
            read += try await database.read { try $0.journal(after: after, limit: 5) }
            try await Task.sleep(for: .milliseconds(2))
        }
        return read
    }
}
