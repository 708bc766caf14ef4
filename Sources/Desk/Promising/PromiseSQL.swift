import Basics
import Clients
import People
import Store

extension Promise.Outcome.Word: Storable {}

extension Promise: Record {
    package static let columns: SQL = """
        promise.id, promise.service_case, promise.what, promise.due, promise.author, promise.made, promise.outcome,
        promise.settled
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        caseID = try row.read()
        what = try row.read()
        due = try row.read()
        author = try row.read()
        made = try row.read()
        let word: Outcome.Word? = try row.read()
        let settled: Moment? = try row.read()
        outcome = word.flatMap { word in settled.map { Outcome(word, at: $0) } }
    }
}

/// A promise among those of many cases.
package struct PromiseLine: Sendable, Hashable {
    package let promise: Promise
    package let caseNumber: Int
    package let clientName: String
}

extension PromiseLine: Record {
    package static let columns: SQL = "\(Promise.columns), service_case.number, client.name"

    package init(from row: inout Row) throws {
        promise = try Promise(from: &row)
        caseNumber = try row.read()
        clientName = try row.read()
    }
}

extension Snapshot {
    /// Those of a case, the open ones by their time, then the others, the latest first. Whoever holds a `Case` was allowed to see it.
    package func promises(of found: Case) throws -> [Promise] {
        let latest: [Promise] = try all(
            """
            SELECT \(Promise.columns) FROM promise WHERE promise.service_case = \(found.id)
            ORDER BY promise.id DESC LIMIT 200
            """
        )
        let open = latest.filter { $0.outcome == nil }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
        return open + latest.filter { $0.outcome != nil }.sorted { $0.settledLast($1) }
    }

    /// What this client still waits for, the nearest first.
    package func openPromises(to client: Client) throws -> [PromiseLine] {
        let open: [PromiseLine] = try all(
            """
            SELECT \(PromiseLine.columns) FROM service_case
            JOIN promise ON promise.service_case = service_case.id JOIN client ON client.id = service_case.client
            WHERE service_case.client = \(client.id) AND service_case.status <> 'closed' AND promise.outcome IS NULL
            LIMIT 200
            """
        )
        return open.nearestFirst
    }

    /// What somebody gave their word for, or is to keep on the cases in their hands; the nearest first.
    func openPromises(of person: Person.ID, on cases: [Case.ID], visibleTo member: Member) throws -> [PromiseLine] {
        let onCases: SQL = """
            UNION ALL SELECT id FROM promise WHERE outcome IS NULL AND service_case IN (\(SQL.list(cases)))
            """
        let others: SQL = cases.isEmpty ? "" : onCases
        let open: [PromiseLine] = try all(
            """
            SELECT \(PromiseLine.columns) FROM promise
            JOIN service_case ON service_case.id = promise.service_case JOIN client ON client.id = service_case.client
            WHERE promise.outcome IS NULL AND promise.id IN (
                SELECT id FROM promise WHERE outcome IS NULL AND author = \(person) \(others))
                AND \(member.sees(client: "client"))
            """
        )
        return open.nearestFirst
    }

    package func findPromise(_ id: Promise.ID, visibleTo member: Member) throws -> Promise? {
        try first(
            """
            SELECT \(Promise.columns) FROM promise
            JOIN service_case ON service_case.id = promise.service_case JOIN client ON client.id = service_case.client
            WHERE promise.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }
}

extension [PromiseLine] {
    fileprivate var nearestFirst: [PromiseLine] {
        let sorted = sorted { ($0.promise.due, $0.promise.id) < ($1.promise.due, $1.promise.id) }
        return Array(sorted.prefix(20))
    }
}

extension Promise {
    fileprivate func settledLast(_ other: Promise) -> Bool {
        guard let own = outcome?.at, let others = other.outcome?.at, own != others else { return id < other.id }
        return own > others
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event.
    package func insert(_ promise: Promise) throws {
        try send(
            """
            INSERT INTO promise (id, service_case, what, due, author, made, outcome, settled)
            VALUES (\(promise.id), \(promise.caseID), \(promise.what), \(promise.due), \(promise.author),
                \(promise.made), \(promise.outcome?.word), \(promise.outcome?.at))
            """
        )
    }

    func save(_ promise: Promise) throws {
        try run(
            """
            UPDATE promise SET due = \(promise.due), outcome = \(promise.outcome?.word), settled = \(promise.outcome?.at)
            WHERE id = \(promise.id)
            """
        )
    }
}
