import Basics
import Foundation
import Store
import Telephony

/// A call that goes on, as it was kept last: what a new life of the program goes on with (SPEC T4).
struct KeptCall: Sendable {
    let machine: CallMachine
    let entry: LiveEntry
}

extension Snapshot {
    /// - Returns: those that can be read; one of another edition of the program may not be, and its record comes from the exchange's fallback.
    func keptCalls() throws -> [KeptCall] {
        let rows = try all("SELECT machine, entry FROM live_call ORDER BY changed, name") { row in
            (try row.read(String.self), try row.read(String.self))
        }
        let decoder = JSONDecoder()
        return rows.compactMap { machine, entry in
            guard let machine = try? decoder.decode(CallMachine.self, from: Data(machine.utf8)),
                let entry = try? decoder.decode(LiveEntry.self, from: Data(entry.utf8))
            else { return nil }
            return KeptCall(machine: machine, entry: entry)
        }
    }

    /// How many calls go on, as far as is known.
    package func liveCallCount() throws -> Int {
        try value("SELECT COUNT(*) FROM live_call") ?? 0
    }
}

extension Transaction {
    func keep(_ call: KeptCall) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let machine = String(decoding: try encoder.encode(call.machine), as: UTF8.self)
        let entry = String(decoding: try encoder.encode(call.entry), as: UTF8.self)
        try run(
            """
            INSERT INTO live_call (name, machine, entry, changed) VALUES (\(call.machine.call), \(machine), \(entry), \(now))
            ON CONFLICT (name) DO UPDATE SET machine = excluded.machine, entry = excluded.entry, changed = excluded.changed
            """
        )
    }

    func forget(_ call: CallID) throws {
        try run("DELETE FROM live_call WHERE name = \(call)")
    }
}
