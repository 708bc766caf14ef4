import Basics
import Clients
import People
import Store

/// The open cases of one person.
package struct MyDay: Sendable, Hashable {
    /// What this person works on.
    package let mine: [CaseLine]
    /// What others work on and this person answers for.
    package let watched: [CaseLine]
    /// What this person promised, or is to be kept on those cases; the nearest first.
    package let promises: [PromiseLine]
    /// What this person is to answer, the nearest first.
    package let escalations: [EscalationLine]
    /// What calls this person to cases and tasks, the latest first.
    package let attentions: [Attention]
    /// What colleagues are asked for: this person by others, others by this person.
    package let tasks: TaskDay
}

extension MyDay {
    fileprivate static let none = MyDay(
        mine: [],
        watched: [],
        promises: [],
        escalations: [],
        attentions: [],
        tasks: .none
    )
}

extension Snapshot {
    package func myDay(of member: Member) throws -> MyDay {
        try dayWithTasks(of: member).day
    }

    /// The same, and the tasks of a case that is open beside it.
    /// - Parameter escalations: those that wait for the person's answer, where they are known already.
    func dayWithTasks(
        of member: Member,
        besides caseID: Case.ID? = nil,
        escalations: [EscalationLine]? = nil
    ) throws -> (day: MyDay, onCase: [TaskLine]) {
        guard let person = member.id else { return (MyDay.none, []) }
        let (tasks, onCase) = try taskDay(of: member, besides: caseID)
        let lines: [CaseLine] = try all(
            """
            SELECT \(CaseLine.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE \(member.sees(client: "client")) AND service_case.id IN (
                SELECT id FROM (\(latest(where: "worker = \(person)"))) AS held
                UNION ALL
                SELECT id FROM (\(latest(where: "owner = \(person)"))) AS owned)
            """
        )
        let sorted = lines.sorted { $0.urgency.lexicographicallyPrecedes($1.urgency) }
        let day = MyDay(
            mine: sorted.filter { $0.case.worker == person },
            watched: sorted.filter { $0.case.worker != person },
            promises: try openPromises(of: person, on: lines.map(\.case.id), visibleTo: member),
            escalations: try escalations ?? openEscalations(of: person, visibleTo: member),
            attentions: try attentions(of: member),
            tasks: tasks
        )
        return (day, onCase)
    }

    private func latest(where condition: SQL) -> SQL {
        "SELECT id FROM service_case WHERE \(condition) AND status <> 'closed' ORDER BY touched DESC, id DESC LIMIT 200"
    }
}

extension CaseLine {
    /// The nearest deadline first; of those without, work before rest before what the client is to confirm; then by priority; then what
    /// was left longest.
    fileprivate var urgency: [Int64] {
        let stage: Int64 =
            switch `case`.status.word {
            case .new, .working: 0
            case .waiting: 1
            case .solved, .closed: 2
            }
        let due = (`case`.due ?? .farthest).milliseconds
        return [due, stage, Int64(-`case`.priority.rawValue), `case`.touched.milliseconds, `case`.id.rawValue]
    }
}
