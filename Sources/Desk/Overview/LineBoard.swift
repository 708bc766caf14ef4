import Basics
import Clients
import People
import Store

/// What goes on on one line now: what waits, who has how much in hand, what rests (SPEC L1).
package struct LineBoard: Sendable {
    package let line: Line
    package let queue: Queue
    /// The people of the line and whoever else has one of its cases; those with most in work first.
    package let hands: [Hands]
    /// What rests longest.
    package let resting: [CaseLine]
    package let restingCount: Int
    /// How often shown cases came straight back to the team that had passed them on.
    package let pingPongs: [Case.ID: Int]

    /// One person and what they have of this line.
    package struct Hands: Sendable {
        package let person: Person.ID
        package let name: PersonName
        package let inWork: Int
        package let setAside: Int
        package let isAway: Bool
        /// The ones that are due first.
        package let nearest: [CaseLine]
    }

    static let mostOfOne = 4
    static let mostNearest = 300
}

extension Snapshot {
    package func board(of line: Line, visibleTo member: Member) throws -> LineBoard {
        let queue = try queue(line: line, visibleTo: member, limit: 30)
        let nearest = try boardCases(
            "service_case.status = 'working' AND service_case.line = \(line)",
            by: "service_case.due, service_case.id",
            limit: LineBoard.mostNearest,
            visibleTo: member
        )
        let resting = try boardCases(
            "service_case.status = 'waiting' AND service_case.line = \(line)",
            by: "service_case.touched, service_case.id",
            limit: 30,
            visibleTo: member
        )
        let hands = try hands(of: line, nearest, visibleTo: member)
        let shown = queue.first + resting + hands.flatMap(\.nearest)
        return LineBoard(
            line: line,
            queue: queue,
            hands: hands,
            resting: resting,
            restingCount: hands.reduce(0) { $0 + $1.setAside },
            pingPongs: try countedPingPongs(of: shown.map(\.case.id))
        )
    }

    /// The condition that the status is not `closed` is what lets the engines use the indexes of open cases.
    private func boardCases(
        _ condition: SQL,
        by order: SQL,
        limit: Int,
        visibleTo member: Member
    ) throws -> [CaseLine] {
        try all(
            """
            SELECT \(CaseLine.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.status <> 'closed' AND \(condition) AND \(member.sees(client: "client"))
            ORDER BY \(order) LIMIT \(limit)
            """
        )
    }

    private func hands(
        of line: Line,
        _ nearest: [CaseLine],
        visibleTo member: Member
    ) throws -> [LineBoard.Hands] {
        let counts = try counts(on: line, visibleTo: member)
        let own: [Person.ID] = try values("SELECT id FROM person WHERE line = \(line) AND state = 'active' LIMIT 200")
        let people = Set(own).union(counts.keys).union(nearest.compactMap(\.case.worker))
        let (names, away) = (try peopleNames(Array(people)), try away(among: people.sorted()))
        let byPerson = Dictionary(grouping: nearest, by: \.case.worker)
        return people.sorted().map { person in
            let cases = byPerson[person] ?? []
            return LineBoard.Hands(
                person: person,
                name: names[person] ?? PersonName(),
                // What was taken a moment ago is seen before it is counted.
                inWork: max(counts[person]?[.inWork] ?? 0, cases.count),
                setAside: counts[person]?[.setAside] ?? 0,
                isAway: away[person] != nil,
                nearest: Array(cases.prefix(LineBoard.mostOfOne))
            )
        }
        .sorted { ($1.inWork, $1.setAside, $0.name.full) < ($0.inWork, $0.setAside, $1.name.full) }
    }

    private func counts(on line: Line, visibleTo member: Member) throws -> [Person.ID: [DayMeasure: Int]] {
        let rows = try all(
            """
            SELECT person, measure, \(Self.visible("count")) FROM day_count
            WHERE client IN (\(SQL.list([0] + (try countedApart(from: member)))))
                AND measure IN (\(DayMeasure.inWork), \(DayMeasure.setAside)) AND day = 0 AND line = \(line)
            GROUP BY person, measure
            """
        ) { row in (try row.read(Person.ID.self), try row.read(DayMeasure.self), try row.read(Int.self)) }
        return rows.reduce(into: [:]) { $0[$1.0, default: [:]][$1.1] = $1.2 }
    }

    private func countedPingPongs(of cases: [Case.ID]) throws -> [Case.ID: Int] {
        guard !cases.isEmpty else { return [:] }
        let rows = try all(
            """
            SELECT service_case, CAST(SUM(times) AS BIGINT) FROM ping_pong
            WHERE service_case IN (\(SQL.list(cases))) GROUP BY service_case
            """
        ) { row in (try row.read(Case.ID.self), try row.read(Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
