import Basics
import Clients
import People
import Store

/// The tasks that one person has to do with today, each list by the nearest deadline.
package struct TaskDay: Sendable, Hashable {
    /// What this person is to do.
    package let mine: [TaskLine]
    /// What is asked of this person's department, or of one that this person heads, and in nobody's hands.
    package let free: [TaskLine]
    /// What this person asked for and has to decide about: returned, or done.
    package let back: [TaskLine]
    /// What this person asked for and nobody has answered yet.
    package let unanswered: [TaskLine]

    package static let none = TaskDay([], of: nil)
    package var isEmpty: Bool { mine.isEmpty && free.isEmpty && back.isEmpty && unanswered.isEmpty }

    init(_ lines: [TaskLine], of member: Member?) {
        let person = member?.id
        func list(_ belongs: (TaskLine) -> Bool) -> [TaskLine] {
            lines.filter { !$0.task.isOver && belongs($0) }
        }
        mine = list { $0.hands?.id == person && $0.task.state.word.isToDo }
        free = list { line in
            line.isFree && line.task.state.word.isToDo && line.task.asker != person
                && (line.department.map { $0.id == member?.department || $0.head == person } ?? false)
        }
        back = list { $0.task.asker == person && [.returned, .done].contains($0.task.state.word) }
        unanswered = list { line in
            line.task.asker == person && line.hands?.id != person && line.task.state.word.isToDo
                && (line.task.state == .new || line.isFree)
        }
    }
}

extension Snapshot {
    /// What somebody had who has left is as free as what nobody has taken.
    private static let isInNobodysHands: SQL =
        "(hands IS NULL OR EXISTS (SELECT 1 FROM person AS gone WHERE gone.id = task.hands AND gone.state = 'left'))"

    /// The tasks of a person's day, and those of a case, in one go.
    func taskDay(of member: Member, besides caseID: Case.ID? = nil) throws -> (day: TaskDay, onCase: [TaskLine]) {
        guard let person = member.id else { return (TaskDay.none, []) }
        let nearest: SQL = "AND ended IS NULL ORDER BY due, id LIMIT 100"
        var parts: [SQL] = [
            "SELECT id FROM (SELECT id FROM task WHERE hands = \(person) \(nearest)) AS held_tasks",
            "SELECT id FROM (SELECT id FROM task WHERE asker = \(person) \(nearest)) AS owned_tasks",
            """
            SELECT id FROM task WHERE \(Self.isInNobodysHands) AND ended IS NULL
                AND department IN (SELECT id FROM department WHERE head = \(person))
            """,
        ]
        if let department = member.department {
            parts.append(
                """
                SELECT id FROM (
                    SELECT id FROM task WHERE department = \(department) AND \(Self.isInNobodysHands) \(nearest)
                ) AS held_by_none
                """
            )
        }
        if let caseID { parts.append("SELECT id FROM task WHERE service_case = \(caseID)") }
        let found: [TaskLine] = try all(
            """
            SELECT \(TaskLine.columns) FROM \(TaskLine.source)
            WHERE task.id IN (\(SQL.join(parts, by: " UNION ALL "))) AND \(member.seesTask)
            """
        )
        let lines = found.sorted { ($0.task.due, $0.task.id) < ($1.task.due, $1.task.id) }
        return (TaskDay(lines, of: member), lines.filter { caseID != nil && $0.task.caseID == caseID })
    }
}
