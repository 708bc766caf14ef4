import Basics
import Desk
import Events
import People
import Store
import Synchronization

/// Tries the rules on every case that comes in. It reads of them in the journal after they are there, so taking a case in waits for no
/// rule; and while no rule is switched on it reads nothing at all. The rules stay in memory and are looked up every few seconds.
package final class RuleRunner: Subscriber {
    private let database: Database
    private let known = Mutex<Known?>(nil)

    private struct Known {
        let rules: [Rule]
        let read: ContinuousClock.Instant
    }

    private static let fresh = Duration.seconds(3)
    static let subscription = "rules"

    package init(_ database: Database) {
        self.database = database
    }

    package var name: String { Self.subscription }
    package var start: SubscriberStart { .beginning }

    package func isListening() async throws -> Bool { try await !rules().isEmpty }

    package func receive(_ entries: [JournalEntry]) async throws {
        if entries.contains(where: { $0.subject.kind == .rule }) { known.withLock { $0 = nil } }
        let opened = entries.filter { $0.kind == "case.opened" }
        guard !opened.isEmpty else { return }
        let rules = try await rules()
        guard let since = rules.compactMap(\.on).min() else { return }
        for entry in opened where entry.at >= since {
            let id = Case.ID(rawValue: entry.subject.id)
            try await database.write { try RuleDesk($0).apply(rules, to: id) }
        }
    }

    private func rules() async throws -> [Rule] {
        if let known = known.withLock({ $0 }), known.read.duration(to: .now) < Self.fresh { return known.rules }
        let rules = try await database.read { try $0.rulesThatAreOn() }
        known.withLock { $0 = Known(rules: rules, read: .now) }
        return rules
    }
}
