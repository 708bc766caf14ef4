import Basics
import Deadlines
import Events
import Store

extension Goal: Storable {}

/// A deadline as it is kept: when it is due, and when its next alarm is to be given.
struct KeptDeadline: Hashable, Sendable {
    let watched: Watched
    let caseID: Case.ID?
    /// Nil while it rests.
    let due: Moment?
    /// The greatest share that has been told.
    let rung: Int
    let plan: AlarmPlan
}

extension KeptDeadline: Record {
    static let columns: SQL = """
        deadline.subject_kind, deadline.subject, deadline.goal, deadline.serial, deadline.service_case, deadline.due,
        deadline.rung, deadline.alarms
        """

    init(from row: inout Row) throws {
        watched = try Watched(from: &row)
        caseID = try row.read()
        due = try row.read()
        rung = try row.read()
        let plan = AlarmPlan(try row.read(String.self))
        guard let plan else { throw UnreadableColumn(index: 7, wanted: "AlarmPlan") }
        self.plan = plan
    }
}

extension Watched {
    fileprivate init(from row: inout Row) throws {
        let kind: String = try row.read()
        guard let kind = SubjectKind(rawValue: kind) else { throw UnreadableColumn(index: 0, wanted: "SubjectKind") }
        subject = Event.Subject(kind: kind, rawValue: try row.read())
        goal = try row.read()
        serial = try row.read()
    }

    /// The row that keeps it.
    fileprivate var row: SQL {
        """
        deadline.subject_kind = \(subject.kind) AND deadline.subject = \(subject.id) AND deadline.goal = \(goal)
        AND deadline.serial = \(serial)
        """
    }
}

extension Snapshot {
    /// Of those whose time has come the ones that have waited longest.
    func alarmsDue(limit: Int) throws -> [KeptDeadline] {
        try all(
            "SELECT \(KeptDeadline.columns) FROM deadline WHERE deadline.alarm <= \(now) ORDER BY deadline.alarm LIMIT \(limit)"
        )
    }

    func keptDeadlines(of cases: [Case.ID]) throws -> [KeptDeadline] {
        guard !cases.isEmpty else { return [] }
        return try all(
            """
            SELECT \(KeptDeadline.columns) FROM deadline
            WHERE deadline.subject_kind = \(SubjectKind.serviceCase) AND deadline.subject IN (\(SQL.list(cases)))
            """
        )
    }

    func keptDeadline(_ watched: Watched) throws -> KeptDeadline? {
        try first("SELECT \(KeptDeadline.columns) FROM deadline WHERE \(watched.row)")
    }
}

extension Transaction {
    /// Warns of what is due at a moment, at the shares that the policy names. Said again for the same thing it is due then instead, and
    /// is warned of anew.
    package func watch(_ watched: Watched, on found: Case.ID? = nil, from begins: Moment, due: Moment) throws {
        let policy = try deadlinePolicy()
        if let kept = try keptDeadline(watched), kept.due == due { return }
        let plan = AlarmPlan(from: begins, to: due, by: policy.standardCalendar, policy.warnings(of: watched.goal))
        try keep([KeptDeadline(watched: watched, caseID: found, due: due, rung: 0, plan: plan)])
    }

    /// Who gives alarms and who counts clocks anew do so one after another, so that neither undoes what the other has just done.
    func aloneWithDeadlines() throws {
        try alone(on: "deadlines")
    }

    /// Nobody is warned of it any more.
    package func unwatch(_ watched: Watched) throws {
        try run("DELETE FROM deadline WHERE \(watched.row)")
    }

    /// Writes these as they are, over what was kept before.
    func keep(_ deadlines: [KeptDeadline]) throws {
        guard !deadlines.isEmpty else { return }
        let rows = deadlines.map { kept -> SQL in
            """
            (\(kept.watched.subject.kind), \(kept.watched.subject.id), \(kept.watched.goal), \(kept.watched.serial),
            \(kept.caseID), \(kept.due), \(kept.rung), \(kept.plan.description), \(kept.plan.first?.at))
            """
        }
        try run(
            """
            INSERT INTO deadline (subject_kind, subject, goal, serial, service_case, due, rung, alarms, alarm)
            VALUES \(SQL.join(rows, by: ", "))
            ON CONFLICT (subject_kind, subject, goal, serial) DO UPDATE SET service_case = excluded.service_case,
                due = excluded.due, rung = excluded.rung, alarms = excluded.alarms, alarm = excluded.alarm
            """
        )
    }

    /// - Returns: the alarm; nil when somebody else has given it.
    func takeAlarm(of kept: KeptDeadline) throws -> Alarm? {
        guard let step = kept.plan.first, let due = kept.due else { return nil }
        let taken = try run(
            """
            UPDATE deadline SET rung = \(step.share), alarms = \(kept.plan.rest.description),
                alarm = \(kept.plan.rest.first?.at)
            WHERE \(kept.watched.row) AND deadline.alarms = \(kept.plan.description)
            """
        )
        return taken == 1 ? Alarm(watched: kept.watched, share: step.share, due: due, at: step.at) : nil
    }

    /// Leaves it alone for a while after something went wrong.
    func postpone(_ kept: KeptDeadline, until moment: Moment) throws {
        try run(
            "UPDATE deadline SET alarm = \(moment) WHERE \(kept.watched.row) AND deadline.alarms = \(kept.plan.description)"
        )
    }
}

extension DeadlinePolicy {
    /// An escalation climbs when its time is over, whether anybody wants to be warned then or not.
    fileprivate func warnings(of goal: Goal) -> [WarningRule] {
        guard goal == .escalation, !warnings.contains(where: { $0.share == 100 }) else { return warnings }
        return warnings + [WarningRule(at: 100, .person)]
    }
}
