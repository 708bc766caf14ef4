import Basics
import Clients
import People
import Store

extension Snapshot {
    /// - Parameter span: how many days up to today.
    package func overview(of span: Int, now: Moment, visibleTo member: Member) throws -> Overview {
        try member.require(.overseeWork)
        let today = WallTime(now, in: try countingZone()).calendarDay
        let days = Array(today.advanced(by: 1 - span)...today)
        let hidden = try countedApart(from: member)
        let daily = try happened(on: days, hidden)
        let standing = try standing(hidden)
        let loads = try loads(hidden)
        let efforts = try efforts(from: today.advanced(by: -Freed.memory), hidden)
        let unsolved = standing.filter { $0.measure == .unsolved }
        return Overview(
            days: days,
            daily: daily,
            backlog: Overview.backlog(
                now: unsolved.reduce(0) { $0 + $1.count },
                growth: daily[.growth] ?? Array(repeating: 0, count: span)
            ),
            ages: unsolved.reduce(into: [:]) { $0[Overview.Age(days: today.number - $1.day), default: 0] += $1.count },
            ownerless: standing.filter { $0.measure == .ownerless }.reduce(0) { $0 + $1.count },
            places: try places(days, hidden),
            loads: loads,
            freed: Freed(efforts, from: days[0], through: today),
            freedBefore: Freed.months(before: today).map { from, to in (from, Freed(efforts, from: from, through: to)) }
        )
    }

    /// The clients whose numbers are to be taken off everyone's.
    func countedApart(from member: Member) throws -> [Int64] {
        try values(
            "SELECT client FROM counted_apart WHERE NOT \(member.sees(clientID: "counted_apart.client")) ORDER BY client"
        )
    }

    private func happened(on days: [CalendarDay], _ hidden: [Int64]) throws -> [DayMeasure: [Int]] {
        var daily: [DayMeasure: [Int]] = [:]
        let (first, last) = (days[0].number, days[days.count - 1].number)
        let rows = try all(
            """
            SELECT measure, day, \(Self.visibleCount) FROM day_count
            WHERE client IN (\(SQL.list([0] + hidden))) AND measure IN (\(SQL.list(DayMeasure.happenings)))
                AND day BETWEEN \(first) AND \(last)
            GROUP BY measure, day
            """
        ) { row in (try row.read(DayMeasure.self), try row.read(Int.self), try row.read(Int.self)) }
        for (measure, day, count) in rows {
            daily[measure, default: Array(repeating: 0, count: days.count)][day - first] = count
        }
        return daily
    }

    private struct Standing {
        let measure: DayMeasure
        let day: Int
        let count: Int
    }

    private func standing(_ hidden: [Int64]) throws -> [Standing] {
        try all(
            """
            SELECT measure, day, \(Self.visibleCount) FROM day_count
            WHERE client IN (\(SQL.list([0] + hidden)))
                AND measure IN (\(DayMeasure.unsolved), \(DayMeasure.ownerless))
            GROUP BY measure, day
            """
        ) { row in Standing(measure: try row.read(), day: try row.read(), count: try row.read()) }
    }

    /// By line and department together.
    private func places(_ days: [CalendarDay], _ hidden: [Int64]) throws -> [Overview.Place: Overview.Sums] {
        var places: [Overview.Place: Overview.Sums] = [:]
        let clients: SQL = "client IN (\(SQL.list([0] + hidden)))"
        let (first, last) = (days[0].number, days[days.count - 1].number)
        let rows = try all(
            """
            SELECT measure, line, department, \(Self.visibleCount) FROM day_count
            WHERE \(clients) AND measure IN (\(DayMeasure.unsolved), \(DayMeasure.ownerless))
            GROUP BY measure, line, department
            UNION ALL
            SELECT measure, line, department, \(Self.visibleCount) FROM day_count
            WHERE \(clients) AND measure IN (\(SQL.list(DayMeasure.happenings)))
                AND day BETWEEN \(first) AND \(last)
            GROUP BY measure, line, department
            """
        ) { row in
            let measure: DayMeasure = try row.read()
            let place = Overview.Place(line: try row.read(), department: try row.read(Int64.self).id())
            return (measure, place, try row.read(Int.self))
        }
        for (measure, place, count) in rows {
            switch measure {
            case .unsolved: places[place, default: .init()].unsolved += count
            case .ownerless: places[place, default: .init()].ownerless += count
            default: places[place, default: .init()].happened[measure, default: 0] += count
            }
        }
        return places
    }

    private func loads(_ hidden: [Int64]) throws -> [Overview.Load] {
        let rows = try all(
            """
            SELECT person, measure, \(Self.visibleCount) FROM day_count
            WHERE client IN (\(SQL.list([0] + hidden))) AND measure IN (\(DayMeasure.inWork), \(DayMeasure.setAside))
            GROUP BY person, measure
            """
        ) { row in
            (person: try row.read(Person.ID.self), measure: try row.read(DayMeasure.self), try row.read(Int.self))
        }
        var held: [Person.ID: [DayMeasure: Int]] = [:]
        for (person, measure, count) in rows where count > 0 { held[person, default: [:]][measure] = count }
        return held.map { person, counts in
            Overview.Load(person: person, inWork: counts[.inWork] ?? 0, setAside: counts[.setAside] ?? 0)
        }
        .sorted { ($1.whole, $1.inWork, $0.person) < ($0.whole, $0.inWork, $1.person) }
    }

    private func efforts(from day: CalendarDay, _ hidden: [Int64]) throws -> [Freed.Day] {
        try all(
            """
            SELECT day, kind, alone, \(Self.visible("cases")), \(Self.visible("minutes")), \(Self.visible("squares"))
            FROM effort_count
            WHERE client IN (\(SQL.list([0] + hidden))) AND day >= \(day.number)
            GROUP BY day, kind, alone
            """
        ) { row in
            Freed.Day(
                day: CalendarDay(number: try row.read()),
                kind: try row.read(),
                isAlone: try row.read(),
                sum: Freed.Sum(cases: try row.read(), minutes: try row.read(), squares: try row.read())
            )
        }
    }

    private static let visibleCount: SQL = visible("count")

    /// What is everyone's less what the reader may not know of.
    static func visible(_ column: SQL) -> SQL {
        "CAST(SUM(CASE WHEN client = 0 THEN \(column) ELSE -\(column) END) AS BIGINT)"
    }
}

extension Overview {
    /// A line's part of a department, or the other way round.
    struct Place: Hashable, Sendable {
        let line: Int
        let department: Department.ID?
    }

    fileprivate init(
        days: [CalendarDay],
        daily: [DayMeasure: [Int]],
        backlog: [Int],
        ages: [Age: Int],
        ownerless: Int,
        places: [Place: Sums],
        loads: [Load],
        freed: Freed,
        freedBefore: [(from: CalendarDay, freed: Freed)]
    ) {
        var (lines, departments): ([Int: Sums], [Department.ID?: Sums]) = ([:], [:])
        for (place, sums) in places {
            lines[place.line, default: Sums()].add(sums)
            departments[place.department, default: Sums()].add(sums)
        }
        self.init(
            days: days,
            daily: daily,
            backlog: backlog,
            ages: ages,
            ownerless: ownerless,
            lines: Line.allCases.map { ($0, lines[$0.rawValue] ?? Sums()) },
            departments: departments.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) }
                .sorted { ($0.department?.rawValue ?? 0) < ($1.department?.rawValue ?? 0) },
            loads: loads,
            freed: freed,
            freedBefore: freedBefore
        )
    }

    /// How many were to be solved at the end of each day, counted back from how many there are now.
    static func backlog(now: Int, growth: [Int]) -> [Int] {
        var (left, days): (Int, [Int]) = (now, [])
        for grown in growth.reversed() {
            days.append(left)
            left -= grown
        }
        return days.reversed()
    }
}

extension Overview.Sums {
    fileprivate mutating func add(_ other: Self) {
        unsolved += other.unsolved
        ownerless += other.ownerless
        happened.merge(other.happened, uniquingKeysWith: +)
    }
}

extension Freed {
    /// For how many days back the second line's work says how long a kind takes.
    static let memory = 365

    /// What was summed up of one kind on one day.
    struct Day: Sendable {
        let day: CalendarDay
        let kind: Case.Kind
        let isAlone: Bool
        let sum: Sum
    }

    /// - Parameters from, to: of which days the cases that the first line solved are; what the second line takes is known from all.
    init(_ efforts: [Day], from: CalendarDay, through to: CalendarDay) {
        var (alone, measured): ([Case.Kind: Int], [Case.Kind: Sum]) = ([:], [:])
        for effort in efforts {
            if !effort.isAlone {
                measured[effort.kind, default: Sum()] = measured[effort.kind, default: Sum()] + effort.sum
            } else if (from...to).contains(effort.day) {
                alone[effort.kind, default: 0] += effort.sum.cases
            }
        }
        self.init(alone: alone, measured: measured)
    }

    /// The six stretches of thirty days up to today, the oldest first.
    static func months(before today: CalendarDay) -> [(CalendarDay, CalendarDay)] {
        (0..<6).reversed().map { (today.advanced(by: -30 * $0 - 29), today.advanced(by: -30 * $0)) }
    }
}
