import Basics
import Clients
import Deadlines
import Events
import Store

/// Keeps the numbers of a head's overview: what happened on each day and how the cases stand, by line and department. They are kept
/// up after each commit and can be made anew; whatever happens in between, they are the same. Confidential clients are counted once
/// among all and once apart, so that who may not know of them sees numbers without them.
package struct DayCounts: Subscriber {
    package let name = "day-counts"
    package let start = SubscriberStart.beginning
    private let database: Database
    private let tell: @Sendable () async -> Void

    private static let step = 500

    /// - Parameter tell: is called whenever the numbers are others than before.
    package init(_ database: Database, tell: @escaping @Sendable () async -> Void = {}) {
        self.database = database
        self.tell = tell
    }

    package func receive(_ entries: [JournalEntry]) async throws {
        guard entries.contains(where: { $0.isCounted }) else { return }
        let begun = ContinuousClock.now
        if try await database.read({ try $0.countsByAnotherZone() }) { try await rebuild() }
        try await database.write { try $0.count(entries) }
        await tell()
        // A third of one processor at most, so that a server under load first does what it is asked.
        try await Task.sleep(for: min((.now - begun) * 2, .seconds(2)))
    }

    /// Counts everything anew, from the journal's first entry on.
    /// - Parameter progress: is told how many entries are read.
    /// - Returns: how many there are.
    @discardableResult
    package func rebuild(progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        try await database.write { try $0.forgetCounts() }
        var done = 0
        while true {
            let (count, reached) = try await database.write { tx in
                let entries = try tx.journal(after: try tx.countedUpTo(), limit: Self.step)
                try tx.count(entries)
                return (entries.count, entries.last?.seq)
            }
            guard let reached else { return done }
            done += count
            progress(done)
            // What was counted here need not be read once more.
            try await database.write { [name] in try $0.skip(name, to: reached) }
        }
    }
}

extension JournalEntry {
    fileprivate var isCounted: Bool {
        switch subject.kind {
        case .serviceCase: true
        case .client: changesWalls
        case .deadlines: true
        default: false
        }
    }

    /// Whether other people may know of a client afterwards, or cases have gone to another client.
    fileprivate var changesWalls: Bool {
        [
            "client.walled", "client.opened", "client.merged", "client.merged-away", "client.merge-undone",
            "client.restored",
        ]
        .contains(kind.name)
    }
}

extension Transaction {
    /// Counts entries that come one after another; those that were counted before are passed over.
    func count(_ entries: [JournalEntry]) throws {
        try alone(on: "day-counts")
        let reached = try countedUpTo()
        let fresh = entries.filter { ($0.seq ?? 0) > reached }
        guard let last = fresh.last?.seq else { return }
        let (calendar, zone) = (try deadlinePolicy().standardCalendar, try countingZone())
        let steps = fresh.compactMap(CaseStep.init)
        let touched = Set(steps.map(\.id))
        let rows = try countedRows(touched)
        let apart = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.apart) })
        // There and back are two hand-overs.
        let handOvers = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.handOvers) })
        var tallies: [Client.ID?: DayTally] = [:]
        for step in steps {
            let day = WallTime(step.at, in: zone).calendarDay
            var tally = DayTally(step, on: day)
            if let before = step.before, before.stop != step.after.stop, handOvers[step.id] ?? 0 > 1,
                try comesBack(step)
            {
                tally.add(to: DayTally.Key(.pingPong, before, on: day))
                try keepPingPong(of: step.id, on: day)
            }
            tallies.add(tally, apart: apart[step.id] ?? nil)
        }
        try add(tallies)
        try keepReach(fresh, in: zone)
        try keepEffort(steps, apart: apart.compactMapValues(\.self), by: calendar, in: zone)
        try countStanding(rows, among: touched, in: zone)
        for client in Set(fresh.filter(\.changesWalls).map { Client.ID(rawValue: $0.subject.id) }).sorted() {
            for part in try recount(client, upTo: last, in: zone).split(every: 500) {
                try countStanding(try countedRows(Set(part)), among: Set(part), in: zone)
            }
        }
        try run(
            """
            INSERT INTO day_count_place (one, reached, zone) VALUES (1, \(last), \(zone.identifier))
            ON CONFLICT (one) DO UPDATE SET reached = excluded.reached
            """
        )
    }

    func forgetCounts() throws {
        let tables: [SQL] = [
            "day_count", "effort_count", "day_count_place", "day_reach", "counted_apart", "counted_case",
            "ping_pong", "case_effort", "case_in_hand",
        ]
        for table in tables { try run("DELETE FROM \(table)") }
    }
}

extension Snapshot {
    /// The number of the journal's entry up to which all is counted.
    package func countedUpTo() throws -> Int64 {
        try value("SELECT reached FROM day_count_place") ?? 0
    }
}

extension Array {
    fileprivate func split(every count: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min(self.count, $0 + count)] }
    }
}
