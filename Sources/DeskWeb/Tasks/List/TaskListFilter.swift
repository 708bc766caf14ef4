import Basics
import Desk
import Pages
import People

/// Which tasks the list shows, as its address says.
struct TaskListFilter: Sendable, Hashable {
    enum Whose: String, CaseIterable, Sendable {
        /// What the reader is to do.
        case mine
        /// What the reader asked for.
        case asked
        case anyone
    }

    static let states =
        ["open", "overdue"] + WorkTask.State.Word.allCases.map(\.rawValue) + ["over", "all"]

    var whose = Whose.mine
    var state = "open"
    var department: Department.ID?

    init(_ query: Query) {
        whose = query["whose"].flatMap(Whose.init) ?? .mine
        state = query["state"].flatMap { Self.states.contains($0) ? $0 : nil } ?? "open"
        department = query["department"].flatMap { Department.ID($0) }
    }

    func filter(for member: Member) -> TaskFilter {
        TaskFilter(
            state: chosenState,
            asker: whose == .asked ? member.id : nil,
            hands: whose == .mine ? member.id : nil,
            department: department
        )
    }

    private var chosenState: TaskFilter.State {
        switch state {
        case "open": .open
        case "overdue": .overdue
        case "over": .over
        case "all": .all
        default: WorkTask.State.Word(rawValue: state).map { .only($0) } ?? .open
        }
    }

    /// The address of this list from a place on.
    func address(after cursor: String? = nil) -> String {
        Address.path(
            Address.tasks,
            [
                "whose": whose == .mine ? nil : whose.rawValue, "state": state == "open" ? nil : state,
                "department": department?.description, "after": cursor,
            ]
        )
    }
}
