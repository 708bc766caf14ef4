import Basics
import Clients
import Events
import People
import Store

extension Transaction {
    /// Adds to the sums of everyone, and to those of the clients whose cases are counted apart.
    func add(_ tallies: [Client.ID?: DayTally]) throws {
        for (client, tally) in tallies { try add(tally, to: client?.rawValue ?? 0) }
    }

    /// - Parameter client: 0 for the sums of everyone.
    private func add(_ tally: DayTally, to client: Int64) throws {
        let rows = tally.sums.filter { $0.value != 0 }.map { key, count -> SQL in
            """
            (\(client), \(key.measure), \(key.day.number), \(key.line), \(key.department?.rawValue ?? 0),
            \(key.person?.rawValue ?? 0), \(count))
            """
        }
        try send(
            "INSERT INTO day_count (client, measure, day, line, department, person, count) VALUES",
            rows: rows,
            """
            ON CONFLICT (client, measure, day, line, department, person)
            DO UPDATE SET count = day_count.count + excluded.count
            """
        )
    }

    /// Cases as they are now take the place of what they were counted as.
    func countStanding(_ rows: [CountedRow], among ids: Set<Case.ID>, in zone: Zone) throws {
        guard !ids.isEmpty else { return }
        let before = Set(try countedCases(ids))
        let now = Set(rows.compactMap { $0.standing(in: zone) })
        guard before != now else { return }
        var tallies: [Client.ID?: DayTally] = [:]
        for gone in before.subtracting(now) { tallies.add(gone.tally.negated, apart: gone.apart) }
        for come in now.subtracting(before) { tallies.add(come.tally, apart: come.apart) }
        try add(tallies)
        let changed = before.symmetricDifference(now).map(\.id)
        try run("DELETE FROM counted_case WHERE service_case IN (\(SQL.list(Array(Set(changed)))))")
        try send(
            """
            INSERT INTO counted_case (service_case, apart, opened, line, department, worker, rests, ownerless) VALUES
            """,
            rows: now.subtracting(before).map { found in
                """
                (\(found.id), \(found.apart?.rawValue ?? 0), \(found.opened.number), \(found.line),
                \(found.department?.rawValue ?? 0), \(found.worker?.rawValue ?? 0), \(found.rests),
                \(found.isOwnerless))
                """
            }
        )
        try sweep(tallies)
    }

    /// Between which entries of the journal each day lies: what is taken over is told later than it happened.
    func keepReach(_ entries: [JournalEntry], in zone: Zone) throws {
        let days = Dictionary(grouping: entries) { WallTime($0.at, in: zone).calendarDay }
        try send(
            "INSERT INTO day_reach (day, first_entry, last_entry) VALUES",
            rows: days.map { day, entries in
                let numbers = entries.map(\.entry)
                return "(\(day.number), \(numbers.min() ?? 0), \(numbers.max() ?? 0))"
            },
            """
            ON CONFLICT (day) DO UPDATE SET
                first_entry = CASE WHEN excluded.first_entry < day_reach.first_entry
                    THEN excluded.first_entry ELSE day_reach.first_entry END,
                last_entry = CASE WHEN excluded.last_entry > day_reach.last_entry
                    THEN excluded.last_entry ELSE day_reach.last_entry END
            """
        )
    }

    func keepPingPong(of id: Case.ID, on day: CalendarDay) throws {
        try run(
            """
            INSERT INTO ping_pong (service_case, day, times) VALUES (\(id), \(day.number), 1)
            ON CONFLICT (service_case, day) DO UPDATE SET times = ping_pong.times + 1
            """
        )
    }

    /// A place in which nothing stands any more is no row.
    private func sweep(_ tallies: [Client.ID?: DayTally]) throws {
        for (client, tally) in tallies {
            let days = Set(tally.sums.keys.map(\.day.number)).sorted()
            guard !days.isEmpty else { continue }
            try run(
                """
                DELETE FROM day_count WHERE client = \(client?.rawValue ?? 0)
                    AND measure IN (\(SQL.list(DayMeasure.standing))) AND day IN (\(SQL.list(days))) AND count = 0
                """
            )
        }
    }

    /// What happened to a client's cases is counted anew, or no longer apart from the others.
    /// - Returns: the unsolved cases of that client.
    func recount(_ client: Client.ID, upTo seq: Int64, in zone: Zone) throws -> [Case.ID] {
        try run(
            """
            DELETE FROM day_count WHERE client = \(client) AND measure IN (\(SQL.list(DayMeasure.happenings)))
            """
        )
        try run("DELETE FROM effort_count WHERE client = \(client)")
        try run("DELETE FROM counted_apart WHERE client = \(client)")
        let isApart: Bool? = try value("SELECT confidential FROM client WHERE id = \(client) AND merged_into IS NULL")
        let cases: [Case.ID] = try values("SELECT id FROM service_case WHERE client = \(client)")
        if isApart == true {
            try run("INSERT INTO counted_apart (client) VALUES (\(client))")
            var tally = DayTally()
            for id in cases { tally.add(DayTally(of: try countedEntries(of: id, upTo: seq), in: zone)) }
            try add([client: tally])
            try addEfforts(of: client)
        }
        return cases
    }
}

extension DayMeasure {
    static let standing: [DayMeasure] = allCases.filter { !happenings.contains($0) }
}

extension DayTally {
    /// Of what the journal tells of one case, from its beginning on.
    init(of entries: [JournalEntry], in zone: Zone) {
        self.init()
        var journey = Journey()
        for entry in entries {
            guard let step = CaseStep(entry) else { continue }
            let day = WallTime(step.at, in: zone).calendarDay
            let returns = journey.pingPongs
            journey.come(to: step.after.stop)
            add(DayTally(step, on: day))
            if let before = step.before { add(journey.pingPongs - returns, to: Key(.pingPong, before, on: day)) }
        }
    }

    var negated: DayTally {
        var negated = DayTally()
        for (key, count) in sums { negated.add(-count, to: key) }
        return negated
    }
}

extension [Client.ID?: DayTally] {
    /// To everyone's, and to that of a client who is counted apart.
    mutating func add(_ tally: DayTally, apart client: Client.ID?) {
        self[nil, default: DayTally()].add(tally)
        if client != nil { self[client, default: DayTally()].add(tally) }
    }
}

extension Snapshot {
    /// What the journal has on a case up to some entry, in the order of its writing.
    fileprivate func countedEntries(of id: Case.ID, upTo seq: Int64) throws -> [JournalEntry] {
        try all(
            """
            SELECT \(JournalEntry.columns) FROM journal
            WHERE subject_kind = \(SubjectKind.serviceCase) AND subject = \(id) AND seq <= \(seq) ORDER BY entry
            """
        )
    }

    /// Whether a case came straight back to the team that had passed it on.
    func comesBack(_ step: CaseStep) throws -> Bool {
        var journey = Journey(try countedEntries(of: step.id, upTo: step.seq - 1))
        let before = journey.pingPongs
        journey.come(to: step.after.stop)
        return journey.pingPongs > before
    }

    /// How cases stand now, those of merged clients with the one that they were merged into.
    func countedRows(_ ids: Set<Case.ID>) throws -> [CountedRow] {
        guard !ids.isEmpty else { return [] }
        return try all(
            """
            SELECT \(CountedRow.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.id IN (\(SQL.list(ids.sorted())))
            """
        )
    }

    fileprivate func countedCases(_ ids: Set<Case.ID>) throws -> [StandingCase] {
        try all(
            """
            SELECT service_case, apart, opened, line, department, worker, rests, ownerless FROM counted_case
            WHERE service_case IN (\(SQL.list(ids.sorted())))
            """
        ) { row in
            StandingCase(
                id: try row.read(),
                apart: try row.read(Int64.self).id(),
                opened: CalendarDay(number: try row.read()),
                line: try row.read(),
                department: try row.read(Int64.self).id(),
                worker: try row.read(Int64.self).id(),
                rests: try row.read(),
                isOwnerless: try row.read()
            )
        }
    }
}

extension Int64 {
    /// The identity that is kept as 0 where there is none, because it is part of a key.
    func id<Thing>(of thing: Thing.Type = Thing.self) -> ID<Thing>? {
        self == 0 ? nil : ID(rawValue: self)
    }
}
