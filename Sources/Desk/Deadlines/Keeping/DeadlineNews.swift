import Basics
import Clients
import Deadlines
import Events
import People
import Store

/// What is to be kept otherwise of the deadlines of one case.
struct DeadlineNews: Sendable {
    let caseID: Case.ID
    let number: Int
    /// Those on whose days the case stands, and the line on whose list it does.
    let people: Set<Person.ID>
    let line: Line
    /// The nearest of all.
    let due: Moment?
    let kept: [KeptDeadline]
    let gone: [Watched]
}

/// What of a case says how its clocks stand.
private struct ClockedCase: Record {
    static let columns: SQL = """
        service_case.id, service_case.number, service_case.client, service_case.status, service_case.opened,
        service_case.due, service_case.owner, service_case.worker, service_case.line
        """

    let id: Case.ID
    let number: Int
    let client: Client.ID
    let status: Case.Status.Word
    let opened: Moment
    let due: Moment
    let owner: Person.ID?
    let worker: Person.ID?
    let line: Line

    init(from row: inout Row) throws {
        id = try row.read()
        number = try row.read()
        client = try row.read()
        status = try row.read()
        opened = try row.read()
        due = try row.read()
        owner = try row.read()
        worker = try row.read()
        line = try row.read()
    }
}

extension Snapshot {
    /// Open cases, and closed ones of which something is still kept.
    func casesWithDeadlines(after id: Int64, limit: Int) throws -> [Case.ID] {
        try values(
            """
            SELECT id FROM (
                SELECT id FROM (
                    SELECT id FROM service_case WHERE status <> 'closed' AND id > \(id) ORDER BY id LIMIT \(limit)
                ) AS open
                UNION
                SELECT subject FROM (
                    SELECT DISTINCT subject FROM deadline
                    WHERE subject_kind = \(SubjectKind.serviceCase) AND subject > \(id) ORDER BY subject LIMIT \(limit)
                ) AS kept
            ) AS cases
            ORDER BY id LIMIT \(limit)
            """
        )
    }

    /// What the journal says of these cases, as far as it is kept otherwise.
    func deadlineNews(of ids: [Case.ID]) throws -> [DeadlineNews] {
        guard !ids.isEmpty else { return [] }
        let cases: [ClockedCase] = try all(
            "SELECT \(ClockedCase.columns) FROM service_case WHERE service_case.id IN (\(SQL.list(ids)))"
        )
        guard let oldest = cases.map(\.opened).min() else { return [] }
        let policies = try deadlinePolicies(since: oldest)
        let contracts = try contractTurns(of: Array(Set(cases.map(\.client))))
        let kept = Dictionary(grouping: try keptDeadlines(of: cases.map(\.id)), by: \.watched.subject.id)
        return try cases.compactMap { found in
            let terms = DeadlineTerms(policies, contracts: contracts[found.client] ?? [])
            return try news(of: found, terms, policies.last?.warnings ?? [], over: kept[found.id.rawValue] ?? [])
        }
    }

    private func news(
        of found: ClockedCase,
        _ terms: DeadlineTerms,
        _ warnings: [WarningRule],
        over kept: [KeptDeadline]
    ) throws -> DeadlineNews? {
        let deadlines = try deadlines(of: found, terms, warnings, over: kept)
        let due = deadlines.compactMap(\.due).min()
        let known = Set(kept)
        let fresh = deadlines.filter { !known.contains($0) }
        let present = Set(deadlines.map(\.watched))
        let gone = kept.map(\.watched).filter { !present.contains($0) }
        guard !fresh.isEmpty || !gone.isEmpty || found.due != due ?? .farthest else { return nil }
        return DeadlineNews(
            caseID: found.id,
            number: found.number,
            people: Set([found.owner, found.worker].compactMap(\.self)),
            line: found.line,
            due: due,
            kept: fresh,
            gone: gone
        )
    }

    private func deadlines(
        of found: ClockedCase,
        _ terms: DeadlineTerms,
        _ warnings: [WarningRule],
        over kept: [KeptDeadline]
    ) throws -> [KeptDeadline] {
        guard found.status != .closed else { return [] }
        let subject = Event.Subject(.serviceCase, found.id)
        let entries = try history(of: subject, limit: .max)
        let told = AlarmsTold(entries)
        return CaseClocks(entries, by: terms).numbered.filter { !$0.clock.isOver }.map { serial, clock in
            let watched = Watched(subject: subject, goal: clock.goal, serial: serial)
            let rung = max(told.share(of: watched), kept.first { $0.watched == watched }?.rung ?? 0)
            return KeptDeadline(
                watched: watched,
                caseID: found.id,
                due: clock.reachableDue,
                rung: rung,
                plan: AlarmPlan(clock, warnings, after: rung)
            )
        }
    }
}

/// Which alarms the journal knows of.
private struct AlarmsTold {
    private var shares: [String: Int] = [:]

    init(_ entries: [JournalEntry]) {
        for entry in entries where ["case.deadline-near", "case.deadline-broken"].contains(entry.kind.name) {
            let facts = entry.facts
            guard let goal = facts["goal"]?.text, let serial = facts["serial"]?.number,
                let share = facts["share"]?.number
            else { continue }
            shares["\(goal) \(serial)"] = max(Int(share), shares["\(goal) \(serial)"] ?? 0)
        }
    }

    func share(of watched: Watched) -> Int { shares["\(watched.goal.rawValue) \(watched.serial)"] ?? 0 }
}

extension Transaction {
    func keep(_ news: [DeadlineNews]) throws {
        try aloneWithDeadlines()
        for gone in news.flatMap(\.gone) { try unwatch(gone) }
        // An alarm that was given meanwhile is not given again.
        let rung = Dictionary(
            try keptDeadlines(of: news.map(\.caseID)).map { ($0.watched, $0.rung) },
            uniquingKeysWith: max
        )
        try keep(news.flatMap(\.kept).map { $0.after(rung[$0.watched] ?? 0) })
        for one in news {
            let due = one.due ?? .farthest
            try send("UPDATE service_case SET due = \(due) WHERE id = \(one.caseID) AND due <> \(due)")
        }
    }
}

extension KeptDeadline {
    /// The same when so much has been told already.
    fileprivate func after(_ share: Int) -> KeptDeadline {
        guard share > rung else { return self }
        return KeptDeadline(watched: watched, caseID: caseID, due: due, rung: share, plan: plan.after(share))
    }
}

extension AlarmPlan {
    fileprivate func after(_ share: Int) -> AlarmPlan {
        var plan = self
        while let first = plan.first, first.share <= share { plan = plan.rest }
        return plan
    }
}
