import Basics
import Clients
import Deadlines
import People
import Store

// How long specialists work on cases. Whoever has several in work at once works on each for its share of the time: of an hour with
// four cases in hand, a quarter goes to each. What is set aside takes none.

extension Transaction {
    func keepEffort(
        _ steps: [CaseStep],
        apart: [Case.ID: Client.ID],
        by calendar: WorkingTime,
        in zone: Zone
    ) throws {
        for step in steps {
            if step.isBeyondFirst { try goBeyond(step.id) }
            let (before, after) = (step.handsBefore, step.handsAfter)
            if before != after {
                for person in Set([before, after].compactMap(\.self)) {
                    try share(person, until: step.at, by: calendar)
                }
                if let before {
                    try run("DELETE FROM case_in_hand WHERE person = \(before) AND service_case = \(step.id)")
                }
                if let after {
                    try run(
                        """
                        INSERT INTO case_in_hand (person, service_case, since) VALUES (\(after), \(step.id), \(step.at))
                        ON CONFLICT (person, service_case) DO NOTHING
                        """
                    )
                }
            }
            if step.isSolved { try close(step, apart: apart[step.id], in: zone) }
        }
    }

    private func goBeyond(_ id: Case.ID) throws {
        try run(
            """
            INSERT INTO case_effort (service_case, beyond, milliseconds, minutes) VALUES (\(id), 1, 0, 0)
            ON CONFLICT (service_case) DO UPDATE SET beyond = 1
            """
        )
    }

    /// Divides the time since a person's cases last changed among them.
    private func share(_ person: Person.ID, until moment: Moment, by calendar: WorkingTime) throws {
        let held = try all("SELECT service_case, since FROM case_in_hand WHERE person = \(person)") { row in
            (id: try row.read(Case.ID.self), since: try row.read(Moment.self))
        }
        guard let since = held.map(\.since).max() else { return }
        // What is taken over from other programs may be told later than it happened.
        let worked = since < moment ? calendar.workingTime(from: since, to: moment) : .zero
        let share = worked.wholeMilliseconds / Int64(held.count)
        if share > 0 {
            try run(
                """
                UPDATE case_effort SET milliseconds = milliseconds + \(share)
                WHERE service_case IN (\(SQL.list(held.map(\.id))))
                """
            )
        }
        try run("UPDATE case_in_hand SET since = \(max(since, moment)) WHERE person = \(person)")
    }

    private func close(_ step: CaseStep, apart: Client.ID?, in zone: Zone) throws {
        let known = try caseEffort(step.id)
        let effort = Effort(
            solvedOn: WallTime(step.at, in: zone).calendarDay,
            kind: step.kind,
            isBeyond: known?.isBeyond ?? step.isBeyondFirst,
            worked: .milliseconds(known?.milliseconds ?? 0)
        )
        for client in [nil, apart].unique {
            if let old = known?.counted { try add(old, -1, of: client) }
            if let effort { try add(effort, 1, of: client) }
        }
        try run(
            """
            INSERT INTO case_effort (service_case, beyond, milliseconds, day, kind, alone, minutes)
            VALUES (\(step.id), \(known?.isBeyond ?? step.isBeyondFirst), \(known?.milliseconds ?? 0),
                \(effort?.day.number), \(effort?.kind), \(effort?.isAlone), \(effort?.minutes ?? 0))
            ON CONFLICT (service_case) DO UPDATE SET day = excluded.day, kind = excluded.kind, alone = excluded.alone,
                minutes = excluded.minutes
            """
        )
    }

    /// What a client's cases have said, for one who is counted apart from now on.
    func addEfforts(of client: Client.ID) throws {
        try run(
            """
            INSERT INTO effort_count (client, day, kind, alone, cases, minutes, squares)
            SELECT \(client), case_effort.day, case_effort.kind, case_effort.alone, COUNT(*), SUM(case_effort.minutes),
                SUM(case_effort.minutes * case_effort.minutes)
            FROM service_case JOIN case_effort ON case_effort.service_case = service_case.id
            WHERE service_case.client = \(client) AND case_effort.day IS NOT NULL
            GROUP BY case_effort.day, case_effort.kind, case_effort.alone
            """
        )
    }

    private func add(_ effort: Effort, _ times: Int, of client: Client.ID?) throws {
        let minutes = effort.minutes
        try run(
            """
            INSERT INTO effort_count (client, day, kind, alone, cases, minutes, squares)
            VALUES (\(client?.rawValue ?? 0), \(effort.day.number), \(effort.kind), \(effort.isAlone), \(times),
                \(times * minutes), \(times * minutes * minutes))
            ON CONFLICT (client, day, kind, alone) DO UPDATE SET cases = effort_count.cases + excluded.cases,
                minutes = effort_count.minutes + excluded.minutes, squares = effort_count.squares + excluded.squares
            """
        )
    }

    private struct KnownEffort {
        let isBeyond: Bool
        let milliseconds: Int64
        /// What it was counted as when it was solved before.
        let counted: Effort?
    }

    private func caseEffort(_ id: Case.ID) throws -> KnownEffort? {
        try first(
            "SELECT beyond, milliseconds, day, kind, alone, minutes FROM case_effort WHERE service_case = \(id)"
        ) { row in
            let (isBeyond, milliseconds) = (try row.read(Bool.self), try row.read(Int64.self))
            let (day, kind) = (try row.read(Int?.self), try row.read(Case.Kind?.self))
            let (isAlone, minutes) = (try row.read(Bool?.self), try row.read(Int.self))
            var counted: Effort?
            if let day, let kind, let isAlone {
                counted = Effort(day: CalendarDay(number: day), kind: kind, isAlone: isAlone, minutes: minutes)
            }
            return KnownEffort(isBeyond: isBeyond, milliseconds: milliseconds, counted: counted)
        }
    }
}

extension [Client.ID?] {
    fileprivate var unique: [Client.ID?] { count == 2 && self[0] == self[1] ? [self[0]] : self }
}
