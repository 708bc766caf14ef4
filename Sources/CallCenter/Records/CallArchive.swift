import Basics
import Foundation
import Store
import Telephony

/// Takes in records of calls: stored as they came first, so that a crash at any moment loses none, and understood then.
package struct CallArchive: Sendable {
    private let database: Database
    private let words: CallWords

    package init(_ database: Database, words: CallWords) {
        self.database = database
        self.words = words
    }

    /// Returns when it is on disk.
    package func keep(_ record: CallRecord, _ context: CallContext) async throws {
        try await store(record, context)
        try await understand(record.call)
    }

    /// Keeps what came as it came; a second time changes nothing.
    package func store(_ record: CallRecord, _ context: CallContext) async throws {
        try await database.write { try $0.store(CallArrival(record: record, context: context)) }
    }

    /// Takes in all that was stored and not understood, as after a crash.
    /// - Returns: how many there were.
    @discardableResult
    package func catchUp() async throws -> Int {
        let names: [CallID] = try await database.read { snapshot in
            try snapshot.values("SELECT name FROM call_arrival WHERE state = 'stored' ORDER BY at, name LIMIT 10000")
        }
        for name in names { try await understand(name) }
        return names.count
    }

    /// Takes in many that were stored, at once where nothing is the matter with any of them.
    func understand(_ names: [CallID]) async throws {
        do {
            try await database.write { [words] tx in for name in names { try tx.understand(name, words) } }
        } catch let fault as StorageFault where fault.isTheStores {
            throw fault
        } catch {
            for name in names { try await understand(name) }
        }
    }

    /// What can't be understood is set aside for a person to see; what only failed now stays for the next time.
    package func understand(_ name: CallID) async throws {
        do {
            try await database.write { [words] tx in try tx.understand(name, words) }
        } catch let fault as StorageFault where fault.isTheStores {
            throw fault
        } catch {
            let reason = "\(error)"
            try await database.write { tx in
                try tx.run(
                    """
                    UPDATE call_arrival SET state = 'set-aside', reason = \(reason) WHERE name = \(name) AND state = 'stored'
                    """
                )
            }
        }
    }

    /// How many wait for a person to see what is the matter with them.
    package func setAside() async throws -> Int {
        try await database.read { try $0.countCallsSetAside() }
    }
}

/// A record of a call as it came, with what can't be told from it.
struct CallArrival: Sendable {
    let record: CallRecord
    let context: CallContext
}

extension StorageFault {
    /// No fault of what was to be kept: nothing else could be kept either.
    var isTheStores: Bool { concernsAll || self == .diskFull || self == .uncertain }
}

extension Snapshot {
    package func countCallsSetAside() throws -> Int {
        try value("SELECT COUNT(*) FROM call_arrival WHERE state = 'set-aside'") ?? 0
    }

    fileprivate func storedCall(_ name: CallID) throws -> CallArrival? {
        let texts = try first("SELECT record, context FROM call_arrival WHERE name = \(name) AND state = 'stored'") {
            row in (record: try row.read(String.self), context: try row.read(String.self))
        }
        guard let texts else { return nil }
        return CallArrival(
            record: try JSONDecoder().decode(CallRecord.self, from: Data(texts.record.utf8)),
            context: try JSONDecoder().decode(CallContext.self, from: Data(texts.context.utf8))
        )
    }
}

extension Transaction {
    func store(_ arrival: CallArrival) throws {
        try run(
            """
            INSERT INTO call_arrival (name, at, record, context, state)
            VALUES (\(arrival.record.call), \(now), \(try Self.text(arrival.record)), \(try Self.text(arrival.context)), 'stored')
            ON CONFLICT (name) DO NOTHING
            """
        )
    }

    fileprivate func understand(_ name: CallID, _ words: CallWords) throws {
        guard let arrival = try storedCall(name) else { return }
        try CallKeeper(self, words: words).take(arrival.record, arrival.context)
        try run("UPDATE call_arrival SET state = 'understood' WHERE name = \(name) AND state = 'stored'")
    }

    private static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
