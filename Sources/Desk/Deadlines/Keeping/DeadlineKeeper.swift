import Basics
import Clients
import Deadlines
import Events
import People
import Store

/// Keeps the clocks of all open cases where the next ones that are due can be found: made of the journal, after it is committed, so
/// that nobody who writes waits for it (SPEC L2).
package struct DeadlineKeeper: Subscriber {
    package let name = "deadlines"
    package let start = SubscriberStart.beginning
    private let database: Database
    private let tell: Tell

    /// Hears whose days and which lines have other deadlines than before.
    package typealias Tell = @Sendable (_ people: Set<Person.ID>, _ lines: Set<Line>) async -> Void

    private static let step = 200

    package init(_ database: Database, tell: @escaping Tell = { _, _ in }) {
        self.database = database
        self.tell = tell
    }

    package func receive(_ entries: [JournalEntry]) async throws {
        let begun = ContinuousClock.now
        var touched = Set<Case.ID>()
        for entry in entries {
            switch entry.subject.kind {
            case .serviceCase where !Self.tellsOnly.contains(entry.kind.name):
                touched.insert(Case.ID(rawValue: entry.subject.id))
            case .client where Self.ofContracts.contains(entry.kind.name):
                touched.formUnion(try await openCases(of: entry))
            case .deadlines:
                try await rebuild()
            default: break
            }
        }
        try await keep(touched.sorted())
        // Half of one processor at most, so that a server under load first does what it is asked.
        try await Task.sleep(for: min(.now - begun, .seconds(1)))
    }

    /// These follow from a deadline and change none.
    private static let tellsOnly: Set<String> = [
        "case.deadline-near", "case.deadline-broken", "case.promise-near", "case.promise-broken",
    ]
    private static let ofContracts: Set<String> = ["client.contract-set", "client.merged", "client.merge-undone"]

    private func openCases(of entry: JournalEntry) async throws -> [Case.ID] {
        try await database.read {
            try $0.values(
                "SELECT id FROM service_case WHERE client = \(entry.subject.id) AND status <> 'closed' ORDER BY id"
            )
        }
    }

    /// Makes the clocks of all open cases anew.
    /// - Parameter progress: is told how many cases are done.
    /// - Returns: how many cases there are.
    @discardableResult
    package func rebuild(progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        var (done, last) = (0, Int64.min)
        while true {
            let after = last
            let ids: [Case.ID] = try await database.read { try $0.casesWithDeadlines(after: after, limit: Self.step) }
            guard let end = ids.last else { return done }
            try await keep(ids)
            last = end.rawValue
            done += ids.count
            progress(done)
        }
    }

    /// Whether what is kept is what the journal says; for the doctor.
    /// - Returns: the numbers of cases of which it isn't, at most ten; nil when somebody writes meanwhile, for while something was not
    ///   counted yet nothing can be said.
    package func differing() async throws -> [Int]? {
        var (found, last) = ([Int](), Int64.min)
        while found.count < 10 {
            let after = last
            let step: (end: Case.ID?, numbers: [Int])? = try await database.read { snapshot in
                guard try !isBehind(snapshot) else { return nil }
                let ids: [Case.ID] = try snapshot.casesWithDeadlines(after: after, limit: Self.step)
                return (ids.last, try snapshot.deadlineNews(of: ids).map(\.number))
            }
            guard let step else { return nil }
            found += step.numbers
            guard let end = step.end else { break }
            last = end.rawValue
        }
        return Array(found.prefix(10))
    }

    /// Whether the journal has something that was not counted yet.
    private func isBehind(_ snapshot: Snapshot) throws -> Bool {
        guard let reached = try snapshot.subscription(name)?.reached else { return true }
        return try snapshot.endOfJournal() != reached
    }

    private func keep(_ cases: [Case.ID]) async throws {
        for start in stride(from: 0, to: cases.count, by: Self.step) {
            let chunk = Array(cases[start..<min(start + Self.step, cases.count)])
            let news = try await database.read { try $0.deadlineNews(of: chunk) }
            guard !news.isEmpty else { continue }
            try await database.write { tx in try tx.keep(news) }
            await tell(news.reduce(into: []) { $0.formUnion($1.people) }, Set(news.map(\.line)))
        }
    }
}
