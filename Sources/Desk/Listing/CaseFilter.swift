import Basics
import Clients
import People
import Store

/// Which cases a list shows; what is nil does not narrow it.
package struct CaseFilter: Sendable, Hashable {
    package var state: State
    package var client: Client.ID?
    package var owner: Person.ID?
    package var worker: Person.ID?
    package var line: Line?
    package var department: Department.ID?
    package var kind: Case.Kind?
    package var priority: Case.Priority?
    /// The key of a tag.
    package var tag: String?
    package var order: Order
    /// Those for which nobody answers.
    package var isOwnerless = false
    /// Those that are in no department's hands.
    package var isOutside = false
    package var waitingFor: WaitingFor?
    package var channel: ContactChannel?
    package var opened: Days?
    package var happened: Happened?
    package var deadline: Deadline?

    package init(
        state: State = .open,
        client: Client.ID? = nil,
        owner: Person.ID? = nil,
        worker: Person.ID? = nil,
        line: Line? = nil,
        department: Department.ID? = nil,
        kind: Case.Kind? = nil,
        priority: Case.Priority? = nil,
        tag: String? = nil,
        order: Order = .touched
    ) {
        self.state = state
        self.client = client
        self.owner = owner
        self.worker = worker
        self.line = line
        self.department = department
        self.kind = kind
        self.priority = priority
        self.tag = tag
        self.order = order
    }

    package enum Order: String, CaseIterable, Sendable {
        /// Those touched last first.
        case touched
        /// Those first whose deadline is nearest; of cases that are not closed.
        case due
    }

    package enum State: Hashable, Sendable {
        /// Not closed.
        case open
        /// Neither solved nor closed.
        case unsolved
        case closed
        case all
        case only(Case.Status.Word)
    }

    /// How the nearest deadline of an open case stands.
    package enum Deadline: String, CaseIterable, Sendable {
        /// Its time is over within a working day.
        case near
        case broken

        static let nearness = Duration.hours(8)
    }

    /// From one day through another, by the house's calendar; what is nil is open.
    package struct Days: Hashable, Sendable {
        package let from: CalendarDay?
        package let through: CalendarDay?

        package init(from: CalendarDay?, through: CalendarDay?) {
            self.from = from
            self.through = through
        }
    }

    /// What the overview counts, on those days.
    package struct Happened: Hashable, Sendable {
        package let what: DayMeasure
        package let days: Days

        /// - Returns: nil for what has no list behind it.
        package init?(_ what: DayMeasure, on days: Days) {
            guard Self.listed.contains(what) else { return nil }
            self.what = what
            self.days = days
        }

        package static let listed: [DayMeasure] = [.solved, .closed, .reopened, .handedOver, .pingPong, .broken]
    }
}

extension CaseFilter {
    /// - Parameters:
    ///   - now: what deadlines are near or broken at.
    ///   - zone: whose days are meant.
    func conditions(at now: Moment, in zone: Zone) -> [SQL] {
        var conditions: [SQL] = [state.condition].compactMap(\.self)
        // Only of those that are not closed there is an index.
        if order == .due { conditions.append("service_case.status <> 'closed'") }
        if let client { conditions.append("service_case.client = \(SQL.standing(client))") }
        if let owner { conditions.append("service_case.owner = \(owner)") }
        if let worker { conditions.append("service_case.worker = \(worker)") }
        if let line { conditions.append("service_case.line = \(line)") }
        if let department { conditions.append("service_case.department = \(department)") }
        if let kind { conditions.append("service_case.kind = \(kind)") }
        if let priority { conditions.append("service_case.priority = \(priority)") }
        if let tag {
            conditions.append("service_case.id IN (SELECT service_case FROM case_tag WHERE case_tag.tag = \(tag))")
        }
        if isOwnerless { conditions.append("service_case.owner IS NULL") }
        if isOutside { conditions.append("service_case.department IS NULL") }
        if let waitingFor { conditions.append("service_case.waiting_for = \(waitingFor)") }
        if let channel { conditions.append("service_case.channel = \(channel)") }
        if let opened { conditions += opened.conditions(on: "service_case.opened", in: zone) }
        if let happened { conditions.append("service_case.id IN (\(happened.cases(in: zone)))") }
        if let deadline { conditions.append(deadline.condition(at: now)) }
        return conditions
    }
}

extension CaseFilter.State {
    fileprivate var condition: SQL? {
        switch self {
        case .open: "service_case.status <> 'closed'"
        // The first half lets the engines use the index of open cases.
        case .unsolved: "service_case.status <> 'closed' AND service_case.status <> 'solved'"
        case .closed: "service_case.status = 'closed'"
        case .only(let word) where word != .closed:
            "service_case.status <> 'closed' AND service_case.status = \(word)"
        case .only(let word): "service_case.status = \(word)"
        case .all: nil
        }
    }
}

extension CaseFilter.Deadline {
    fileprivate func condition(at now: Moment) -> SQL {
        switch self {
        case .near:
            """
            service_case.status <> 'closed' AND service_case.due >= \(now)
            AND service_case.due < \(now + Self.nearness)
            """
        case .broken: "service_case.status <> 'closed' AND service_case.due < \(now)"
        }
    }
}

extension CaseFilter.Days {
    fileprivate func conditions(on column: SQL, in zone: Zone) -> [SQL] {
        [
            from.map { "\(column) >= \(zone.beginning(of: $0))" },
            through.map { "\(column) < \(zone.beginning(of: $0.advanced(by: 1)))" },
        ]
        .compactMap(\.self)
    }

    /// The same where a column holds the day's number.
    fileprivate func dayConditions(on column: SQL) -> [SQL] {
        [from.map { "\(column) >= \($0.number)" }, through.map { "\(column) <= \($0.number)" }].compactMap(\.self)
    }
}

extension CaseFilter.Happened {
    /// Those cases, found in the journal by the entries between which the days lie.
    fileprivate func cases(in zone: Zone) -> SQL {
        switch what {
        case .pingPong:
            narrowed("SELECT ping_pong.service_case FROM ping_pong", days.dayConditions(on: "ping_pong.day"))
        case .solved:
            SQL.join(
                [entries("case.solved", in: zone), entries("case.closed", notFromSolved, in: zone)],
                by: " UNION ALL "
            )
        case .closed: entries("case.closed", in: zone)
        case .reopened: entries("case.reopened", in: zone)
        case .broken:
            SQL.join(
                ["case.deadline-broken", "case.promise-broken"].map { entries($0, atTheBreach, in: zone) },
                by: " UNION ALL "
            )
        default: entries("case.handed-over", in: zone)
        }
    }

    private var notFromSolved: SQL { "journal.data NOT LIKE '%\"status_from\":\"solved\"%'" }

    /// Later alarms about the same are no other breach.
    private var atTheBreach: SQL { "journal.data LIKE '%\"share\":100%'" }

    private func entries(_ kind: String, _ more: SQL? = nil, in zone: Zone) -> SQL {
        let within = days.dayConditions(on: "day_reach.day")
        let first = narrowed("SELECT MIN(day_reach.first_entry) FROM day_reach", within)
        let last = narrowed("SELECT MAX(day_reach.last_entry) FROM day_reach", within)
        let conditions: [SQL] = [
            "journal.kind = \(kind)", "journal.entry >= (\(first))", "journal.entry <= (\(last))",
        ]
        return narrowed(
            "SELECT journal.subject FROM journal",
            conditions + days.conditions(on: "journal.at", in: zone) + [more].compactMap(\.self)
        )
    }

    private func narrowed(_ select: SQL, _ conditions: [SQL]) -> SQL {
        conditions.isEmpty ? select : "\(select) WHERE \(SQL.join(conditions, by: " AND "))"
    }
}
