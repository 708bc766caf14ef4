import Basics

/// Somebody comes or goes while the story runs.
struct StaffMove: Sendable {
    let at: Moment
    let chapter: Chapter

    var day: Day { Day(of: at) }

    /// Everybody who is not there from the first day to the last, in the order of the calendar.
    static func all(in frame: Frame, _ crew: Crew) -> [StaffMove] {
        let hired = Employee.all.compactMap { employee -> StaffMove? in
            guard let days = employee.stay.laterBy else { return nil }
            let moment = (frame.today - days).at(hour: 9, minute: 30)
            return StaffMove(at: moment, chapter: .hire(employee, at: moment))
        }
        let left = crew.colleagues.compactMap { colleague -> StaffMove? in
            guard let day = colleague.last else { return nil }
            let moment = day.at(hour: 17, minute: 45)
            return StaffMove(at: moment, chapter: .leave(colleague, at: moment))
        }
        return (hired + left).sorted { $0.at < $1.at }
    }

    /// How many of those who come later answer clients.
    static var laterManagers: Int {
        Employee.all.filter { employee in
            if case .since = employee.stay { employee.unit == .firstLine } else { false }
        }.count
    }
}

extension Employee.Stay {
    /// So many days before the end somebody is written down who was not there from the start.
    fileprivate var laterBy: Int? {
        switch self {
        case .since(let days): days
        case .invited: 3
        case .fromTheStart, .until: nil
        }
    }
}
