import Basics
import Events
import Store
import Synchronization

/// Raises cases by themselves that the procedure wants raised for what they are, however much of their time is used: it reads in the
/// journal that they were opened or have changed. What depends on the time alone is rung for by the case's own deadline.
package final class EscalationWatch: Subscriber {
    private let database: Database
    private let known = Mutex<(edition: EscalationEdition, read: ContinuousClock.Instant)?>(nil)

    private static let kinds: Set<Event.Kind> = [
        "case.opened", "case.changed", "case.sorted", "case.split-from", "case.claim-filled",
    ]
    private static let fresh = Duration.seconds(3)

    package init(_ database: Database) {
        self.database = database
    }

    package var name: String { "escalations" }
    package var start: SubscriberStart { .beginning }

    package func isListening() async throws -> Bool {
        try await edition().procedure.levels.contains { $0.byItself.map { $0.share == nil } ?? false }
    }

    package func receive(_ entries: [JournalEntry]) async throws {
        if entries.contains(where: { $0.subject.kind == .procedure }) { known.withLock { $0 = nil } }
        let news = entries.filter { Self.kinds.contains($0.kind) }
        guard !news.isEmpty, let since = try await edition().published else { return }
        for entry in news where entry.at >= since {
            let id = Case.ID(rawValue: entry.subject.id)
            try await database.write { try $0.escalateIfAsked(id, share: 0) }
        }
    }

    private func edition() async throws -> EscalationEdition {
        if let known = known.withLock({ $0 }), known.read.duration(to: .now) < Self.fresh { return known.edition }
        let edition = try await database.read { try $0.escalationProcedure() }
        known.withLock { $0 = (edition, .now) }
        return edition
    }
}
