import Basics
import Foundation
import People
import Store
import Telephony

/// A call that goes on, as it was kept last: what a new life of the program goes on with (SPEC T4).
struct KeptCall: Sendable {
    let machine: CallMachine
    let entry: LiveEntry
}

extension Snapshot {
    /// - Returns: those that can be read, and the names of those that can't, as one of another edition of the program may be: its record
    ///   comes from the exchange's fallback.
    func keptCalls() throws -> (read: [KeptCall], unreadable: [CallID]) {
        let rows = try all("SELECT name, machine, entry FROM live_call ORDER BY changed, name") { row in
            (name: try row.read(CallID.self), machine: try row.read(String.self), entry: try row.read(String.self))
        }
        let decoder = JSONDecoder()
        var (read, unreadable): ([KeptCall], [CallID]) = ([], [])
        for row in rows {
            do {
                let machine = try decoder.decode(CallMachine.self, from: Data(row.machine.utf8))
                let entry = try decoder.decode(LiveEntry.self, from: Data(row.entry.utf8))
                read.append(KeptCall(machine: machine, entry: entry))
            } catch {
                unreadable.append(row.name)
            }
        }
        return (read, unreadable)
    }

    /// What was not found out of its caller yet when it was kept.
    func completed(_ call: KeptCall) throws -> KeptCall {
        guard call.entry.facts == nil else { return call }
        var entry = call.entry
        entry.facts = try callerFacts(call.machine.outsider.name)
        return KeptCall(machine: call.machine, entry: entry)
    }

    /// How many calls go on, as far as is known.
    package func liveCallCount() throws -> Int {
        try value("SELECT COUNT(*) FROM live_call") ?? 0
    }
}

extension Transaction {
    /// - Parameter people: whose each phone of the house is.
    func keep(_ call: KeptCall, people: [Endpoint: Person.ID]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let machine = String(decoding: try encoder.encode(call.machine), as: UTF8.self)
        let entry = String(decoding: try encoder.encode(call.entry), as: UTF8.self)
        try write(OngoingCall(call, people: people, at: now), machine: machine, entry: entry)
    }

    func forget(_ call: CallID) throws {
        try send("DELETE FROM live_call_party WHERE call = \(call)")
        try run("DELETE FROM live_call WHERE name = \(call)")
        try announce(.liveCalls)
    }
}
