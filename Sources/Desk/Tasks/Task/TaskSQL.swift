import Basics
import People
import Store

extension WorkTask.State.Word: Storable {}

extension WorkTask: Record {
    package static let columns: SQL = """
        task.id, task.number, task.service_case, task.parent, task.repetition, task.turn, task.what, task.wanted,
        task.asker, task.department, task.person, task.asked, task.due, task.state, task.hands, task.done,
        task.overrun, task.since, task.word, task.returns, task.sent_back, task.version
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        number = try row.read()
        caseID = try row.read()
        parent = try row.read()
        let (repetition, day) = (try row.read(TaskRepetition.ID?.self), try row.read(Int?.self))
        turn = repetition.flatMap { repetition in
            day.map { TaskTurn(repetition: repetition, day: CalendarDay(number: $0)) }
        }
        what = try row.read()
        wanted = try row.read()
        asker = try row.read()
        to = try Assignee(from: &row)
        asked = try row.read()
        due = try row.read()
        state = try State(from: &row)
        since = try row.read()
        word = try row.read()
        returns = try row.read()
        sentBack = try row.read()
        version = try row.read()
    }
}

extension WorkTask.Assignee {
    /// Reads `department, person`, of which the table's checks let one be there at least.
    init(from row: inout Row) throws {
        let (department, person) = (try row.read(Department.ID?.self), try row.read(Person.ID?.self))
        switch (department, person) {
        case (_, let person?): self = .person(person, of: department)
        case (let department?, nil): self = .department(department)
        default: throw UnreadableColumn(index: 9, wanted: "WorkTask.Assignee")
        }
    }
}

extension WorkTask.State {
    /// Reads `state, hands, done, overrun`, which the table's checks keep in agreement.
    fileprivate init(from row: inout Row) throws {
        let word: Word = try row.read()
        let hands: Person.ID? = try row.read()
        let (at, overrun) = (try row.read(Moment?.self), try row.read(Int64?.self))
        let outcome = hands.flatMap { hands in
            at.map { WorkTask.Outcome(by: hands, at: $0, overrun: .milliseconds(overrun ?? 0)) }
        }
        switch (word, hands, outcome) {
        case (.new, _, _): self = .new
        case (.accepted, let hands?, _): self = .accepted(by: hands)
        case (.doing, let hands?, _): self = .doing(by: hands)
        case (.returned, let hands?, _): self = .returned(by: hands)
        case (.done, _, let outcome?): self = .done(outcome)
        case (.sentBack, _, let outcome?): self = .sentBack(outcome)
        case (.approved, _, let outcome?): self = .approved(outcome)
        case (.withdrawn, _, _): self = .withdrawn
        default: throw UnreadableColumn(index: 13, wanted: "WorkTask.State")
        }
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event.
    package func insert(_ task: WorkTask) throws {
        try run(
            """
            INSERT INTO task (id, number, service_case, parent, repetition, turn, what, wanted, asker, department,
                person, asked, due, state, since, hands, done, overrun, word, returns, sent_back, ended, version)
            VALUES (\(task.id), \(task.number), \(task.caseID), \(task.parent), \(task.turn?.repetition),
                \(task.turn?.day.number), \(task.what), \(task.wanted), \(task.asker), \(task.to.department),
                \(task.to.person), \(task.asked), \(task.due), \(task.state.word), \(task.since), \(task.hands),
                \(task.state.outcome?.at), \(task.overrun), \(task.word), \(task.returns), \(task.sentBack),
                \(task.ended), \(task.version))
            """
        )
    }

    /// Who makes parts of a task and who says that it is done wait for one another.
    func alone(onPartsOf id: WorkTask.ID) throws {
        try alone(on: "parts of task \(id)")
    }

    /// - Throws: `TaskRefusal.overtaken` when it is not any more as the next version was made of.
    func save(_ task: WorkTask) throws {
        let saved = try run(
            """
            UPDATE task SET department = \(task.to.department), person = \(task.to.person), due = \(task.due),
                state = \(task.state.word), since = \(task.since), hands = \(task.hands),
                done = \(task.state.outcome?.at), overrun = \(task.overrun), word = \(task.word),
                returns = \(task.returns), sent_back = \(task.sentBack), ended = \(task.ended),
                version = \(task.version)
            WHERE id = \(task.id) AND version = \(task.version - 1)
            """
        )
        guard saved == 1 else { throw TaskRefusal.overtaken }
    }
}

extension WorkTask {
    fileprivate var overrun: Int64? { state.outcome?.overrun.wholeMilliseconds }
    fileprivate var ended: Moment? { isOver ? since : nil }
}
