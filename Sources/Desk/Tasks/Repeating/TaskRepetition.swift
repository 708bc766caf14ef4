import Basics
import People
import Store

/// Work that is asked for again and again (SPEC L3).
package struct TaskRepetition: Sendable, Hashable {
    package typealias ID = Basics.ID<TaskRepetition>

    package let id: ID
    package let what: String
    package let wanted: String
    /// In whose name it asks.
    package let asker: Person.ID
    package let to: WorkTask.Assignee
    package let rhythm: TaskRhythm
    /// How much working time each task has; nil for as much as the policy says.
    package let hours: Int?
    /// The day for which it asks next.
    package var next: CalendarDay
    /// When it was stopped.
    package var stopped: Moment?
    package var version: Int

    package init(
        id: ID,
        what: String,
        wanted: String,
        asker: Person.ID,
        to: WorkTask.Assignee,
        rhythm: TaskRhythm,
        hours: Int?,
        next: CalendarDay
    ) {
        self.id = id
        self.what = what
        self.wanted = wanted
        self.asker = asker
        self.to = to
        self.rhythm = rhythm
        self.hours = hours
        self.next = next
        stopped = nil
        version = 1
    }

    static let mostHours = 2000
}

extension TaskRhythm.Word: Storable {}

extension TaskRepetition: Record {
    package static let columns: SQL = """
        task_repetition.id, task_repetition.what, task_repetition.wanted, task_repetition.asker,
        task_repetition.department, task_repetition.person, task_repetition.rhythm, task_repetition.day,
        task_repetition.hours, task_repetition.next_day, task_repetition.stopped, task_repetition.version
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        what = try row.read()
        wanted = try row.read()
        asker = try row.read()
        to = try WorkTask.Assignee(from: &row)
        let (word, day) = (try row.read(TaskRhythm.Word.self), try row.read(Int?.self))
        guard let rhythm = TaskRhythm(word, day: day) else { throw UnreadableColumn(index: 7, wanted: "TaskRhythm") }
        self.rhythm = rhythm
        hours = try row.read()
        next = CalendarDay(number: try row.read())
        stopped = try row.read()
        version = try row.read()
    }
}

extension Snapshot {
    /// All that ask, the next first, then those that were stopped. They are about no client, so everyone may know of them.
    package func taskRepetitions(limit: Int = 200) throws -> [TaskRepetition] {
        let found: [TaskRepetition] = try all(
            "SELECT \(TaskRepetition.columns) FROM task_repetition ORDER BY id DESC LIMIT \(limit)"
        )
        return found.filter { $0.stopped == nil }.sorted { ($0.next.number, $0.id) < ($1.next.number, $1.id) }
            + found.filter { $0.stopped != nil }
    }

    package func findRepetition(_ id: TaskRepetition.ID) throws -> TaskRepetition? {
        try first("SELECT \(TaskRepetition.columns) FROM task_repetition WHERE task_repetition.id = \(id)")
    }

    /// Those whose day has begun.
    func repetitionsDue(limit: Int) throws -> [TaskRepetition] {
        try all(
            """
            SELECT \(TaskRepetition.columns) FROM task_repetition WHERE stopped IS NULL AND next <= \(now)
            ORDER BY next, id LIMIT \(limit)
            """
        )
    }
}

extension Transaction {
    func insert(_ repetition: TaskRepetition, at moment: Moment) throws {
        try run(
            """
            INSERT INTO task_repetition (id, what, wanted, asker, department, person, rhythm, day, hours, next_day, next,
                stopped, version)
            VALUES (\(repetition.id), \(repetition.what), \(repetition.wanted), \(repetition.asker),
                \(repetition.to.department), \(repetition.to.person), \(repetition.rhythm.word),
                \(repetition.rhythm.day), \(repetition.hours), \(repetition.next.number), \(moment),
                \(repetition.stopped), \(repetition.version))
            """
        )
    }

    /// - Parameter moment: when the day begins for which it asks next.
    /// - Throws: `TaskRefusal.overtaken`, also when another node was quicker.
    func save(_ repetition: TaskRepetition, at moment: Moment) throws {
        let saved = try run(
            """
            UPDATE task_repetition SET next_day = \(repetition.next.number), next = \(moment),
                stopped = \(repetition.stopped), version = \(repetition.version)
            WHERE id = \(repetition.id) AND version = \(repetition.version - 1)
            """
        )
        guard saved == 1 else { throw TaskRefusal.overtaken }
    }
}
