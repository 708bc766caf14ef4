import Basics
import Clients
import People
import Store

/// Which tasks a list shows; what is nil does not narrow it.
package struct TaskFilter: Sendable, Hashable {
    package var state: State
    package var asker: Person.ID?
    /// In whose hands it is.
    package var hands: Person.ID?
    package var department: Department.ID?
    package var caseID: Case.ID?
    package var parent: WorkTask.ID?

    package init(
        state: State = .open,
        asker: Person.ID? = nil,
        hands: Person.ID? = nil,
        department: Department.ID? = nil,
        caseID: Case.ID? = nil,
        parent: WorkTask.ID? = nil
    ) {
        self.state = state
        self.asker = asker
        self.hands = hands
        self.department = department
        self.caseID = caseID
        self.parent = parent
    }

    package enum State: Hashable, Sendable {
        /// Neither accepted as done nor withdrawn.
        case open
        /// To be done, and late.
        case overdue
        case over
        case all
        case only(WorkTask.State.Word)

        /// What is to be done is listed by how soon; what is over, the latest first.
        var isNearestFirst: Bool {
            switch self {
            case .open, .overdue: true
            case .over, .all: false
            case .only(let word): !word.isOver
            }
        }
    }
}

extension Snapshot {
    /// Tasks by their deadlines: of open ones the nearest first, of others the latest.
    package func tasks(
        _ filter: TaskFilter = TaskFilter(),
        visibleTo member: Member,
        after cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<TaskLine, TimeCursor> {
        let isNearestFirst = filter.state.isNearestFirst
        var conditions = filter.conditions(at: now)
        if let cursor {
            let later: SQL = isNearestFirst ? ">" : "<"
            conditions.append("(task.due, task.id) \(later) (\(cursor.at), \(cursor.id))")
        }
        conditions.append(member.seesTask)
        let order: SQL = isNearestFirst ? "task.due, task.id" : "task.due DESC, task.id DESC"
        let found: [TaskLine] = try all(
            """
            SELECT \(TaskLine.columns) FROM \(TaskLine.source) WHERE \(SQL.join(conditions, by: " AND "))
            ORDER BY \(order) LIMIT \(limit + 1)
            """
        )
        return Slice(found, limit: limit) { TimeCursor(at: $0.task.due, id: $0.task.id.rawValue) }
    }

    /// - Returns: nil when there is no such task, or none that this member may know of.
    package func findTask(_ id: WorkTask.ID, visibleTo member: Member) throws -> TaskLine? {
        try findTask(where: "task.id = \(id)", visibleTo: member)
    }

    package func findTask(number: Int, visibleTo member: Member) throws -> TaskLine? {
        try findTask(where: "task.number = \(number)", visibleTo: member)
    }

    private func findTask(where condition: SQL, visibleTo member: Member) throws -> TaskLine? {
        try first(
            "SELECT \(TaskLine.columns) FROM \(TaskLine.source) WHERE \(condition) AND \(member.seesTask)"
        )
    }

    /// How many parts of a task are not over yet.
    func openParts(of id: WorkTask.ID) throws -> Int {
        try value("SELECT COUNT(*) FROM task WHERE parent = \(id) AND ended IS NULL") ?? 0
    }

    /// What is still open of a case, whoever may know of the case's client.
    func openTasks(of id: Case.ID) throws -> [WorkTask] {
        try all(
            "SELECT \(WorkTask.columns) FROM task WHERE task.service_case = \(id) AND task.ended IS NULL ORDER BY due, id"
        )
    }
}

extension TaskFilter {
    fileprivate func conditions(at now: Moment) -> [SQL] {
        var conditions: [SQL] = []
        switch state {
        case .open: conditions.append("task.ended IS NULL")
        case .overdue:
            let words = WorkTask.State.Word.toDo.map(\.rawValue)
            conditions.append("task.ended IS NULL AND task.due < \(now) AND task.state IN (\(SQL.list(words)))")
        case .over: conditions.append("task.ended IS NOT NULL")
        // The first half lets the engines use the indexes of open tasks.
        case .only(let word) where !word.isOver:
            conditions.append("task.ended IS NULL AND task.state = \(word)")
        case .only(let word): conditions.append("task.state = \(word)")
        case .all: break
        }
        if let asker { conditions.append("task.asker = \(asker)") }
        if let hands { conditions.append("task.hands = \(hands)") }
        if let department { conditions.append("task.department = \(department)") }
        if let caseID { conditions.append("task.service_case = \(caseID)") }
        if let parent { conditions.append("task.parent = \(parent)") }
        return conditions
    }
}
