import Basics
import People
import Store

/// What was said about a task: a result, or the reason why there is none or why it is not enough.
package struct TaskWord: Sendable, Hashable {
    package typealias ID = Basics.ID<TaskWord>

    package let id: ID
    package let task: WorkTask.ID
    package let kind: Kind
    package let text: String
    package let author: Person.ID
    package let at: Moment

    package enum Kind: String, CaseIterable, Sendable, Storable {
        case result
        case `return`
        case sendingBack = "sending-back"
        case withdrawal
    }

    package init(id: ID, task: WorkTask.ID, kind: Kind, text: String, author: Person.ID, at: Moment) {
        self.id = id
        self.task = task
        self.kind = kind
        self.text = text
        self.author = author
        self.at = at
    }
}

extension TaskWord: Record {
    package static let columns: SQL =
        "task_word.id, task_word.task, task_word.kind, task_word.text, task_word.author, task_word.at"

    package init(from row: inout Row) throws {
        id = try row.read()
        task = try row.read()
        kind = try row.read()
        text = try row.read()
        author = try row.read()
        at = try row.read()
    }
}

extension Snapshot {
    /// All that was said about a task, oldest first. Whoever holds one was allowed to see it.
    package func words(on task: WorkTask) throws -> [TaskWord] {
        try all("SELECT \(TaskWord.columns) FROM task_word WHERE task_word.task = \(task.id) ORDER BY id LIMIT 1000")
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event.
    package func insert(_ word: TaskWord) throws {
        try run(
            """
            INSERT INTO task_word (id, task, kind, text, author, at)
            VALUES (\(word.id), \(word.task), \(word.kind), \(word.text), \(word.author), \(word.at))
            """
        )
    }
}
