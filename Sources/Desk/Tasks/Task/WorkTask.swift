import Basics
import Events
import People

/// Work asked of a department or of a person, with a deadline and acceptance (SPEC L1, L3; поручение). `Task` is a word of Swift's.
package struct WorkTask: Sendable, Hashable {
    package typealias ID = Basics.ID<WorkTask>

    package let id: ID
    /// The number that people say to one another.
    package let number: Int
    /// The case for which it is done; who answers for that to the client stays the same (SPEC W4).
    package let caseID: Case.ID?
    /// The task of which it is a part. It is given at the asking and never changed, so there can be no circles.
    package let parent: ID?
    package let turn: TaskTurn?
    /// In a few words.
    package let what: String
    /// Which result is wanted.
    package let wanted: String
    package let asker: Person.ID
    package var to: Assignee
    package let asked: Moment
    package var due: Moment
    package var state: State
    /// Since when it stands so.
    package var since: Moment
    /// What was said last: a result, or the reason why not.
    package var word: TaskWord.ID?
    /// How often it was returned undone to the one who asked.
    package var returns: Int
    /// How often a result was not accepted.
    package var sentBack: Int
    package var version: Int

    /// Of whom it is asked.
    package enum Assignee: Sendable, Hashable {
        case department(Department.ID)
        /// - Parameter of: the department where the person was when asked: it stays answerable when the person leaves.
        case person(Person.ID, of: Department.ID?)

        package var department: Department.ID? {
            switch self {
            case .department(let id): id
            case .person(_, let department): department
            }
        }

        package var person: Person.ID? {
            if case .person(let id, _) = self { id } else { nil }
        }
    }

    /// Where a task stands, with all that must be known of it there.
    package enum State: Sendable, Hashable {
        /// Nobody has said yet that they will do it.
        case new
        case accepted(by: Person.ID)
        case doing(by: Person.ID)
        /// Undone, to the one who asked, who asks otherwise or withdraws it.
        case returned(by: Person.ID)
        /// The one who asked is to accept the result.
        case done(Outcome)
        /// The result was not what was asked for.
        case sentBack(Outcome)
        /// The result is accepted.
        case approved(Outcome)
        case withdrawn

        package enum Word: String, CaseIterable, Codable, Sendable {
            case new
            case accepted
            case doing
            case returned
            case done
            case sentBack = "sent-back"
            case approved
            case withdrawn
        }
    }

    /// A result, by whom and when.
    package struct Outcome: Sendable, Hashable {
        package let by: Person.ID
        package let at: Moment
        /// By how much working time it came late; zero in time.
        package let overrun: Duration

        package init(by: Person.ID, at: Moment, overrun: Duration) {
            self.by = by
            self.at = at
            self.overrun = overrun
        }
    }

    package init(
        id: ID,
        number: Int,
        caseID: Case.ID? = nil,
        parent: ID? = nil,
        turn: TaskTurn? = nil,
        what: String,
        wanted: String,
        asker: Person.ID,
        to: Assignee,
        asked: Moment,
        due: Moment
    ) {
        self.id = id
        self.number = number
        self.caseID = caseID
        self.parent = parent
        self.turn = turn
        self.what = what
        self.wanted = wanted
        self.asker = asker
        self.to = to
        self.asked = asked
        self.due = due
        state = .new
        since = asked
        word = nil
        returns = 0
        sentBack = 0
        version = 1
    }

    package var eventSubject: Event.Subject { Event.Subject(.task, id) }

    static let longestResult = 10_000
    /// Nobody asks for anything by later.
    static let furthest = Duration.days(3 * 365)
}

extension WorkTask.State {
    package var word: Word {
        switch self {
        case .new: .new
        case .accepted: .accepted
        case .doing: .doing
        case .returned: .returned
        case .done: .done
        case .sentBack: .sentBack
        case .approved: .approved
        case .withdrawn: .withdrawn
        }
    }

    /// Who has said that they will do it.
    package var doer: Person.ID? {
        switch self {
        case .new, .withdrawn: nil
        case .accepted(let person), .doing(let person), .returned(let person): person
        case .done(let outcome), .sentBack(let outcome), .approved(let outcome): outcome.by
        }
    }

    package var outcome: WorkTask.Outcome? {
        switch self {
        case .done(let outcome), .sentBack(let outcome), .approved(let outcome): outcome
        case .new, .accepted, .doing, .returned, .withdrawn: nil
        }
    }
}

extension WorkTask.State.Word {
    /// Nothing is to be done any more.
    package var isOver: Bool { self == .approved || self == .withdrawn }

    /// It is for those of whom it is asked to go on; otherwise for the one who asked, or for nobody.
    package var isToDo: Bool {
        switch self {
        case .new, .accepted, .doing, .sentBack: true
        case .returned, .done, .approved, .withdrawn: false
        }
    }

    package static let toDo = allCases.filter(\.isToDo)
}

extension WorkTask {
    package var isOver: Bool { state.word.isOver }

    /// What is done or over has no open parts any more.
    package var takesParts: Bool { !isOver && state.word != .done }

    /// In whose hands it is: who has accepted it, or is asked by name to.
    package var hands: Person.ID? { state.doer ?? to.person }

    package enum Standing: Sendable, Hashable {
        case calm
        /// It will be late if nothing is done now.
        case soon
        case overdue
    }

    /// How well it stands with those who are to do it. The last fifth of its time is near its end, and so is the last half hour.
    package func standing(at now: Moment) -> Standing {
        guard state.word.isToDo else { return .calm }
        if now > due { return .overdue }
        return due - now <= max(.minutes(30), (due - asked) / 5) ? .soon : .calm
    }
}

/// For which day a repetition asked for a task.
package struct TaskTurn: Sendable, Hashable {
    package let repetition: TaskRepetition.ID
    package let day: CalendarDay

    package init(repetition: TaskRepetition.ID, day: CalendarDay) {
        self.repetition = repetition
        self.day = day
    }
}
