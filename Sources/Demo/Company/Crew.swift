import Basics
import Desk
import Events
import People

/// The people of the company as the story needs them: known to the database, with the days that they are there.
struct Crew: Sendable {
    private(set) var colleagues: [Colleague] = []
    private(set) var units: [Unit: Department.ID] = [:]

    mutating func admit(_ colleague: Colleague) {
        colleagues.append(colleague)
    }

    mutating func found(_ unit: Unit, as department: Department.ID) {
        units[unit] = department
    }

    func department(of unit: Unit) -> Department.ID? { units[unit] }

    /// Those who answer clients on the first line on this day.
    func managers(on day: Day) -> [Colleague] {
        colleagues.filter { $0.employee.unit == .firstLine && $0.isThere(on: day) }
    }

    /// Those who can look after a client from the first day to the last.
    var ownManagers: [Colleague] {
        colleagues.filter { $0.employee.roles == [.manager] && $0.last == nil }
    }

    func engineers(of unit: Unit, on day: Day) -> [Colleague] {
        colleagues.filter { $0.employee.unit == unit && $0.employee.line == .second && $0.isThere(on: day) }
    }

    /// Those of a department who are there on this day.
    func people(of unit: Unit, on day: Day) -> [Colleague] {
        colleagues.filter { $0.employee.unit == unit && $0.isThere(on: day) }
    }

    func head(of unit: Unit) -> Colleague? {
        colleagues.first { $0.employee.unit == unit && $0.employee.headsUnit }
    }

    /// Who decides what neither line can: money and the service itself, or technics.
    func executive(for story: Story) -> Colleague? {
        switch (story.kind, story.product) {
        case (.claim, _): head(of: .service)
        case (_, .papers): head(of: .sales)
        default: head(of: .engineering)
        }
    }

    /// Who may know of a confidential client besides its own manager.
    var confidants: [Colleague] {
        [Unit.company, .engineering, .service, .sales, .telephony, .networks, .servers, .field, .finance].compactMap(
            head
        )
    }
}

/// One of the crew.
struct Colleague: Sendable {
    let id: Person.ID
    let employee: Employee
    let first: Day
    /// The day of leaving.
    let last: Day?

    var actor: Actor { .person(id.rawValue) }

    /// Leaves nobody in the lurch: takes nothing new in the last three weeks.
    func isThere(on day: Day) -> Bool {
        first < day && (last.map { day < $0 - 21 } ?? true)
    }
}
