import Basics
import Desk
import People

/// A task as a list has it.
struct TaskDocument: Encodable, Sendable {
    let id: WorkTask.ID
    let number: Int
    let what: String
    let wanted: String
    let state: String
    let since: Moment
    let asker: Person.ID
    /// The department that is answerable for it.
    let department: Department.ID?
    /// In whose hands it is.
    let person: Person.ID?
    let `case`: Case.ID?
    let parent: WorkTask.ID?
    let asked: Moment
    let due: Moment
    let done: Moment?
    /// Working time, in seconds; 0 in time.
    let overrun: Int64?
    let returns: Int
    let sentBack: Int
    let version: Int

    init(_ line: TaskLine) {
        let task = line.task
        id = task.id
        number = task.number
        what = task.what
        wanted = task.wanted
        state = task.state.word.rawValue
        since = task.since
        asker = task.asker
        department = task.to.department
        person = task.hands
        `case` = task.caseID
        parent = task.parent
        asked = task.asked
        due = task.due
        done = task.state.outcome?.at
        overrun = task.state.outcome.map { $0.overrun.components.seconds }
        returns = task.returns
        sentBack = task.sentBack
        version = task.version
    }
}

/// With all that was said and done.
struct WholeTaskDocument: Encodable, Sendable {
    let task: TaskDocument
    let items: [TaskItemDocument]
    let parts: [TaskDocument]
    let words: [TaskWordDocument]
    let history: [JournalDocument]
}

struct TaskItemDocument: Encodable, Sendable {
    let id: TaskItem.ID
    let text: String
    let tickedBy: Person.ID?
    let ticked: Moment?

    init(_ item: TaskItem) {
        id = item.id
        text = item.text
        tickedBy = item.tick?.by
        ticked = item.tick?.at
    }
}

struct TaskWordDocument: Encodable, Sendable {
    let kind: String
    let text: String
    let author: Person.ID
    let at: Moment

    init(_ word: TaskWord) {
        kind = word.kind.rawValue
        text = word.text
        author = word.author
        at = word.at
    }
}

/// Of exactly one of a person or a department.
struct NewTaskDocument: Codable, Sendable {
    let wanted: String
    let what: String?
    let person: Person.ID?
    let department: Department.ID?
    let due: Moment?
    let `case`: Case.ID?
    let parent: WorkTask.ID?
    let items: [String]?

    func newTask() throws -> NewTask {
        NewTask(
            to: try TaskReceiver(person: person, department: department),
            wanted: wanted,
            what: what ?? "",
            due: due,
            caseID: `case`,
            parent: parent,
            items: items ?? []
        )
    }
}

extension TaskReceiver {
    init(person: Person.ID?, department: Department.ID?) throws {
        switch (person, department) {
        case (let person?, nil): self = .person(person)
        case (nil, let department?): self = .department(department)
        default: throw InvalidField("person", "refusal.api.receiver")
        }
    }
}

/// What is done with a task next.
struct TaskStepDocument: Codable, Sendable {
    let step: String
    /// The result, or the reason.
    let text: String?
    let due: Moment?
    let person: Person.ID?
    let department: Department.ID?

    enum Step: String, CaseIterable {
        case accept
        case start
        case `return`
        case finish
        case release
        case takeBack = "take-back"
        case approve
        case sendBack = "send-back"
        case withdraw
        case askAgain = "ask-again"
        case reopen
    }

    func take(_ desk: TaskDesk, _ id: WorkTask.ID) throws {
        let step: Step = try Word.required(step, field: "step")
        switch step {
        case .accept: try desk.accept(id)
        case .start: try desk.start(id)
        case .return: try desk.giveBack(id, because: said())
        case .finish: try desk.finish(id, result: said())
        case .release: try desk.release(id)
        case .takeBack: try desk.takeBack(id)
        case .approve: try desk.approve(id)
        case .sendBack: try desk.sendBack(id, because: said(), due: due)
        case .withdraw: try desk.withdraw(id, because: text ?? "")
        case .askAgain:
            try desk.ask(again: id, of: try TaskReceiver(person: person, department: department), due: due)
        case .reopen: try desk.reopen(id)
        }
    }

    private func said() throws -> String {
        guard let text, !text.isEmpty else { throw InvalidField("text", "refusal.text.missing") }
        return text
    }
}

struct TickDocument: Codable, Sendable {
    let ticked: Bool
}

/// How a department keeps to what is asked of it.
struct ScoreDocument: Encodable, Sendable {
    let department: Department.ID
    let name: String
    let months: [Month]

    struct Month: Encodable, Sendable {
        let from: Moment
        let due: Int
        let onTime: Int
        let late: Int
        let overdue: Int
        let returned: Int
        let sentBack: Int
        /// Working time, in seconds, in the mean of those that were late.
        let meanOverrun: Int64?
        /// Claims that the department is at fault for.
        let claims: Int
    }

    init(_ score: DepartmentScore, _ months: ScoreMonths) {
        department = score.department
        name = score.name
        self.months = zip(months.beginnings, score.months).map { from, tally in
            Month(
                from: from,
                due: tally.due,
                onTime: tally.onTime,
                late: tally.late,
                overdue: tally.overdue,
                returned: tally.returned,
                sentBack: tally.sentBack,
                meanOverrun: tally.meanOverrun.map { $0.components.seconds },
                claims: tally.claims
            )
        }
    }
}
