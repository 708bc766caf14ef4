import Basics
import Clients
import People
import Store

/// What is asked of a department, by where it stands (SPEC L3).
package struct TaskBoard: Sendable, Hashable {
    package let columns: [Column]

    package struct Column: Sendable, Hashable {
        package let kind: Kind
        /// All that stand here, of which those listed are the nearest.
        package let count: Int
        package let lines: [TaskLine]
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Late and still to be done, wherever it stands otherwise.
        case overdue
        case new
        case accepted
        /// Sent back is in work again.
        case doing
        case done
        case returned
    }

    /// A column longer than this is read by nobody; the list has the rest.
    package static let nearest = 50
}

extension TaskBoard.Kind: Storable {
    fileprivate static func sql(at now: Moment) -> SQL {
        """
        CASE WHEN task.due < \(now) AND task.state IN (\(SQL.list(WorkTask.State.Word.toDo))) THEN 'overdue'
            WHEN task.state = 'sent-back' THEN 'doing' ELSE task.state END
        """
    }
}

extension Snapshot {
    /// - Parameter limit: how many of each column are listed.
    package func taskBoard(
        of department: Department.ID,
        visibleTo member: Member,
        limit: Int = TaskBoard.nearest
    ) throws -> TaskBoard {
        let rows = try all(
            """
            SELECT ranked.kind, ranked.count, \(TaskLine.columns)
            FROM \(TaskLine.source) JOIN (
                SELECT id, kind, COUNT(*) OVER (PARTITION BY kind) AS count,
                    ROW_NUMBER() OVER (PARTITION BY kind ORDER BY due, id) AS turn
                FROM (
                    SELECT task.id, task.due, \(TaskBoard.Kind.sql(at: now)) AS kind
                    FROM task LEFT JOIN service_case ON service_case.id = task.service_case
                    LEFT JOIN client ON client.id = service_case.client
                    WHERE task.department = \(department) AND task.ended IS NULL AND \(member.seesTask)
                ) AS placed
            ) AS ranked ON ranked.id = task.id
            WHERE ranked.turn <= \(limit)
            ORDER BY task.due, task.id
            """
        ) { row in
            (kind: try row.read(TaskBoard.Kind.self), count: try row.read(Int.self), line: try TaskLine(from: &row))
        }
        let sorted = Dictionary(grouping: rows, by: \.kind)
        return TaskBoard(
            columns: TaskBoard.Kind.allCases.map { kind in
                let rows = sorted[kind] ?? []
                return TaskBoard.Column(kind: kind, count: rows.first?.count ?? 0, lines: rows.map(\.line))
            }
        )
    }
}
