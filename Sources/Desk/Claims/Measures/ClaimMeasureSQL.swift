import Basics
import People
import Store

extension Snapshot {
    /// What was asked for so that such a claim does not come again, in the order in which it was asked. A measure belongs to the case that
    /// its task is for, so it goes along when cases are merged.
    package func measures(of found: Case, visibleTo member: Member) throws -> [TaskLine] {
        try all(
            """
            SELECT \(TaskLine.columns) FROM \(TaskLine.source) JOIN claim_measure ON claim_measure.task = task.id
            WHERE task.service_case = \(found.id) AND \(member.seesTask) ORDER BY task.id LIMIT 100
            """
        )
    }
}

extension Transaction {
    /// Remembers that a task is such a measure.
    func insert(measure task: WorkTask.ID) throws {
        try run("INSERT INTO claim_measure (task) VALUES (\(task))")
    }
}

/// How it stands with what was asked for.
package enum MeasureStanding: Sendable, Hashable {
    case open
    /// Its time is over, and there is no result yet.
    case overdue
    case done
    /// There is a result, but it came late.
    case doneLate
    case withdrawn
}

extension WorkTask {
    package func measureStanding(at now: Moment) -> MeasureStanding {
        switch state {
        case .withdrawn: .withdrawn
        case .done(let outcome), .approved(let outcome): outcome.overrun > .zero ? .doneLate : .done
        // Who asked has it back, and the time goes on all the same.
        case .new, .accepted, .doing, .returned, .sentBack: now > due ? .overdue : .open
        }
    }
}
