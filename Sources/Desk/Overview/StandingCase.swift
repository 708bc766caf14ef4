import Basics
import Clients
import People
import Store

/// How an unsolved case counts among those that stand there now.
struct StandingCase: Hashable, Sendable {
    let id: Case.ID
    /// The client whose wall it is behind.
    let apart: Client.ID?
    /// The day on which it was opened.
    let opened: CalendarDay
    let line: Line
    let department: Department.ID?
    let worker: Person.ID?
    let rests: Bool
    let isOwnerless: Bool

    var tally: DayTally {
        var tally = DayTally()
        let place = DayTally.Key(measure: .unsolved, day: opened, line: line.rawValue, department: department)
        tally.add(to: place)
        if isOwnerless {
            tally.add(
                to: DayTally.Key(measure: .ownerless, day: opened, line: line.rawValue, department: department)
            )
        }
        if let worker {
            let measure: DayMeasure = rests ? .setAside : .inWork
            tally.add(to: DayTally.Key(measure: measure, day: .none, line: line.rawValue, person: worker))
        }
        return tally
    }
}

extension CalendarDay {
    /// For what is of no day.
    fileprivate static let none = CalendarDay(number: 0)
}

/// A case as it is, for counting.
struct CountedRow: Record {
    static let columns: SQL = """
        service_case.id, service_case.client, client.confidential, service_case.opened, service_case.line,
        service_case.department, service_case.worker, service_case.status, service_case.owner, service_case.hand_overs
        """

    let id: Case.ID
    /// The client whose wall it is behind.
    let apart: Client.ID?
    private let opened: Moment
    private let line: Line
    private let department: Department.ID?
    private let worker: Person.ID?
    private let status: Case.Status.Word
    private let owner: Person.ID?
    let handOvers: Int

    init(from row: inout Row) throws {
        id = try row.read()
        let client: Client.ID = try row.read()
        apart = try row.read(Bool.self) ? client : nil
        opened = try row.read()
        line = try row.read()
        department = try row.read()
        worker = try row.read()
        status = try row.read()
        owner = try row.read()
        handOvers = try row.read()
    }

    /// - Returns: nil when it is solved.
    func standing(in zone: Zone) -> StandingCase? {
        guard status != .solved, status != .closed else { return nil }
        return StandingCase(
            id: id,
            apart: apart,
            opened: WallTime(opened, in: zone).calendarDay,
            line: line,
            department: department,
            worker: worker,
            rests: status == .waiting,
            isOwnerless: owner == nil
        )
    }
}
