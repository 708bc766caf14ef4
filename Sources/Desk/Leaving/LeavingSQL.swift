import Basics
import People
import Store

extension Snapshot {
    /// What is not closed and somebody answers for or works on; a part of it when there is much.
    func openCases(of person: Person.ID, limit: Int) throws -> [Case] {
        try all(
            """
            SELECT \(Case.columns) FROM service_case WHERE id IN (
                SELECT id FROM service_case WHERE worker = \(person) AND status <> 'closed'
                UNION SELECT id FROM service_case WHERE owner = \(person) AND status <> 'closed'
            ) ORDER BY id LIMIT \(limit)
            """
        )
    }

    /// Of those who had these cases when they came to rest, who has left since.
    func leftWorkers(of cases: [Case]) throws -> Set<Person.ID> {
        let resting = cases.filter { $0.status.word != .new && $0.status.word != .working }
        let workers = Set(resting.compactMap(\.worker)).sorted()
        guard !workers.isEmpty else { return [] }
        return Set(
            try values(
                "SELECT id FROM person WHERE id IN (\(SQL.list(workers))) AND state = 'left'",
                as: Person.ID.self
            )
        )
    }
}
