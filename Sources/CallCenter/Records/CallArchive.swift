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
        let (record, context, name) = (try Self.text(record), try Self.text(context), record.call)
        try await database.write { tx in
            try tx.run(
                """
                INSERT INTO call_arrival (name, at, record, context, state)
                VALUES (\(name), \(tx.now), \(record), \(context), 'stored') ON CONFLICT (name) DO NOTHING
                """
            )
        }
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

    /// What can't be understood is set aside for a person to see; what only failed now stays for the next time.
    package func understand(_ name: CallID) async throws {
        do {
            guard let arrival = try await database.read({ try $0.storedCall(name) }) else { return }
            try await database.write { [words] tx in
                try CallKeeper(tx, words: words).take(arrival.record, arrival.context)
                try tx.run("UPDATE call_arrival SET state = 'understood' WHERE name = \(name) AND state = 'stored'")
            }
        } catch let fault as StorageFault where fault.concernsAll || fault == .diskFull || fault == .uncertain {
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
        try await database.read { try $0.value("SELECT COUNT(*) FROM call_arrival WHERE state = 'set-aside'") ?? 0 }
    }

    private static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension Snapshot {
    fileprivate func storedCall(_ name: CallID) throws -> (record: CallRecord, context: CallContext)? {
        let texts = try first("SELECT record, context FROM call_arrival WHERE name = \(name) AND state = 'stored'") {
            row in (record: try row.read(String.self), context: try row.read(String.self))
        }
        guard let texts else { return nil }
        return (
            try JSONDecoder().decode(CallRecord.self, from: Data(texts.record.utf8)),
            try JSONDecoder().decode(CallContext.self, from: Data(texts.context.utf8))
        )
    }
}
