import Basics
import People
import Store

/// Something to tick off a task's checklist.
package struct TaskItem: Sendable, Hashable {
    package typealias ID = Basics.ID<TaskItem>

    package let id: ID
    package let task: WorkTask.ID
    package let text: String
    package let tick: Tick?

    /// Who ticked it off, and when.
    package struct Tick: Sendable, Hashable {
        package let by: Person.ID
        package let at: Moment

        package init(by person: Person.ID, at moment: Moment) {
            by = person
            at = moment
        }
    }

    static let longest = 300
    /// Of one task.
    static let most = 50
}

extension TaskItem: Record {
    package static let columns: SQL =
        "task_item.id, task_item.task, task_item.text, task_item.ticked_by, task_item.ticked"

    package init(from row: inout Row) throws {
        id = try row.read()
        task = try row.read()
        text = try row.read()
        let (person, at) = (try row.read(Person.ID?.self), try row.read(Moment?.self))
        tick = person.flatMap { person in at.map { Tick(by: person, at: $0) } }
    }
}

extension Snapshot {
    /// In the order in which they were written. Whoever holds a task was allowed to see it.
    package func items(of task: WorkTask) throws -> [TaskItem] {
        try all("SELECT \(TaskItem.columns) FROM task_item WHERE task_item.task = \(task.id) ORDER BY task_item.id")
    }

    func findItem(_ id: TaskItem.ID) throws -> TaskItem? {
        try first("SELECT \(TaskItem.columns) FROM task_item WHERE task_item.id = \(id)")
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event.
    package func insert(_ item: TaskItem) throws {
        try run(
            """
            INSERT INTO task_item (id, task, text, ticked_by, ticked)
            VALUES (\(item.id), \(item.task), \(item.text), \(item.tick?.by), \(item.tick?.at))
            """
        )
    }
}
