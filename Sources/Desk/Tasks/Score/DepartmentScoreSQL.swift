import Basics
import Clients
import Deadlines
import People
import Store

extension Snapshot {
    /// The months that scorecards tell of.
    package func scoreMonths(_ count: Int = 6) throws -> ScoreMonths {
        ScoreMonths(count, upTo: now, in: Zone(try deadlinePolicy().standardCalendar.calendar.zone))
    }

    /// How departments keep to what is asked of them, by their names; those of which nothing was asked and about which nobody complained are left out. Counted over what
    /// the member may know of.
    package func departmentScores(
        _ months: ScoreMonths,
        of department: Department.ID? = nil,
        visibleTo member: Member
    ) throws -> [DepartmentScore] {
        let one: SQL = department.map { "AND task.department = \($0)" } ?? ""
        let rows = try all(
            """
            SELECT task.department, department.name, \(months.place(of: "task.due")) AS month, COUNT(*),
                \(sum("\(Self.isJudged) AND task.overrun = 0", "1")),
                \(sum("\(Self.isJudged) AND task.overrun > 0", "1")),
                \(sum("task.state IN (\(SQL.list(WorkTask.State.Word.toDo))) AND task.due < \(now)", "1")),
                \(sum("1 = 1", "task.returns")), \(sum("1 = 1", "task.sent_back")),
                \(sum("\(Self.isJudged) AND task.overrun > 0", "task.overrun"))
            FROM task JOIN department ON department.id = task.department
            LEFT JOIN service_case ON service_case.id = task.service_case
            LEFT JOIN client ON client.id = service_case.client
            WHERE task.due >= \(months.bounds[0]) AND task.due < \(months.bounds[months.count])
                AND task.state <> 'withdrawn' \(one) AND \(member.seesTask)
            GROUP BY 1, 2, 3
            """
        ) { row in
            Cell(
                department: try row.read(),
                name: try row.read(),
                month: try row.read(),
                tally: try DepartmentScore.Tally(from: &row)
            )
        }
        let claims = try claimsCaused(in: months, by: department, visibleTo: member)
        return Dictionary(grouping: rows + claims, by: \.department).values.map { cells in
            let tallies = Dictionary(cells.map { ($0.month, $0.tally) }, uniquingKeysWith: +)
            return DepartmentScore(
                department: cells[0].department,
                name: cells[0].name,
                months: (0..<months.count).map { tallies[$0] ?? .none }
            )
        }.sorted { ($0.name, $0.department) < ($1.name, $1.department) }
    }

    private func claimsCaused(
        in months: ScoreMonths,
        by department: Department.ID?,
        visibleTo member: Member
    ) throws -> [Cell] {
        let one: SQL = department.map { "AND claim.department_at_fault = \($0)" } ?? ""
        return try all(
            """
            SELECT department.id, department.name, \(months.place(of: "service_case.opened")) AS month, COUNT(*)
            FROM claim JOIN service_case ON service_case.id = claim.service_case
            JOIN department ON department.id = claim.department_at_fault
            JOIN client ON client.id = service_case.client
            WHERE service_case.opened >= \(months.bounds[0]) AND service_case.opened < \(months.bounds[months.count])
                AND service_case.kind = 'claim' AND COALESCE(service_case.confirmed_by, '') <> 'merged'
                AND COALESCE(claim.verdict, '') <> 'declined' \(one) AND \(member.sees(client: "client"))
            GROUP BY 1, 2, 3
            """
        ) { row in
            var tally = DepartmentScore.Tally.none
            let (id, name, month) = (
                try row.read(Department.ID.self), try row.read(String.self), try row.read(Int.self)
            )
            tally.claims = try row.read()
            return Cell(department: id, name: name, month: month, tally: tally)
        }
    }

    /// A result that was sent back is none.
    private static let isJudged: SQL = "task.state <> 'sent-back'"

    private func sum(_ condition: SQL, _ value: SQL) -> SQL {
        "CAST(COALESCE(SUM(CASE WHEN \(condition) THEN \(value) ELSE 0 END), 0) AS BIGINT)"
    }
}

/// What is counted of one department in one month.
private struct Cell {
    let department: Department.ID
    let name: String
    let month: Int
    let tally: DepartmentScore.Tally
}

extension ScoreMonths {
    /// In which month a moment lies, counted from 0.
    fileprivate func place(of moment: SQL) -> SQL {
        let cases = (1..<max(count, 1)).map { month -> SQL in "WHEN \(moment) < \(bounds[month]) THEN \(month - 1)" }
        return cases.isEmpty ? "0" : "CASE \(SQL.join(cases, by: " ")) ELSE \(count - 1) END"
    }
}

extension DepartmentScore.Tally {
    fileprivate init(from row: inout Row) throws {
        self.init(
            due: try row.read(),
            onTime: try row.read(),
            late: try row.read(),
            overdue: try row.read(),
            returned: try row.read(),
            sentBack: try row.read(),
            overrun: .milliseconds(try row.read(Int64.self)),
            claims: 0
        )
    }
}
