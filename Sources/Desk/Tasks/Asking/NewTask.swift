import Basics
import People

/// What is to be asked for.
package struct NewTask: Sendable {
    package var to: TaskReceiver
    /// Which result is wanted.
    package var wanted: String
    /// In a few words; the first line of what is wanted when left empty.
    package var what: String
    /// Nil for as much time as such work has.
    package var due: Moment?
    package var caseID: Case.ID?
    /// The task of which it is a part; it is then for the same case.
    package var parent: WorkTask.ID?
    /// What is to be ticked off.
    package var items: [String]

    package init(
        to: TaskReceiver,
        wanted: String,
        what: String = "",
        due: Moment? = nil,
        caseID: Case.ID? = nil,
        parent: WorkTask.ID? = nil,
        items: [String] = []
    ) {
        self.to = to
        self.wanted = wanted
        self.what = what
        self.due = due
        self.caseID = caseID
        self.parent = parent
        self.items = items
    }
}

/// Of whom work is asked.
package enum TaskReceiver: Sendable, Hashable {
    case department(Department.ID)
    case person(Person.ID)
}

extension TaskReceiver: LosslessStringConvertible {
    /// `department-01h…` or `person-01h…`, as forms send it.
    package var description: String {
        switch self {
        case .department(let id): "department-\(id)"
        case .person(let id): "person-\(id)"
        }
    }

    package init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "department":
            guard let id = Department.ID(parts[1]) else { return nil }
            self = .department(id)
        case "person":
            guard let id = Person.ID(parts[1]) else { return nil }
            self = .person(id)
        default: return nil
        }
    }
}
