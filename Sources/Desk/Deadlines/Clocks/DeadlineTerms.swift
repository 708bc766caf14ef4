import Basics
import Clients
import Deadlines
import Events
import Store

/// By what the clocks of a case were counted, one after another: the editions of the policy, and the contracts of its client.
package struct DeadlineTerms: Sendable {
    /// Something else holds from a moment on.
    enum Turn: Sendable {
        case targets([Target])
        case contract(ContractKey?)
    }

    /// In the order in which they came.
    let turns: [(at: Moment, turn: Turn)]

    package init(_ policies: [DeadlinePolicy], contracts: [ContractTurn] = []) {
        let turns =
            policies.map { (at: $0.since, turn: Turn.targets($0.targets)) }
            + contracts.map { (at: $0.since, turn: Turn.contract($0.contract)) }
        // What came at the same moment keeps its order.
        let ordered = turns.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        self.turns = ordered.map(\.element)
    }

    /// The same ever since.
    package static func always(_ targets: [Target]) -> DeadlineTerms {
        DeadlineTerms([], targets)
    }

    private init(_ none: [Never], _ targets: [Target]) {
        turns = [(at: Moment(milliseconds: .min), turn: .targets(targets))]
    }
}

extension Snapshot {
    /// By what the clocks of this case count.
    package func deadlineTerms(of found: Case) throws -> DeadlineTerms {
        DeadlineTerms(
            try deadlinePolicies(since: found.opened),
            contracts: try contractTurns(of: [found.client])[found.client] ?? []
        )
    }

    /// What a case begins with.
    func traits(of found: Case) throws -> CaseTraits {
        CaseTraits(
            kind: found.kind,
            priority: found.priority,
            line: found.line,
            contract: try contract(of: found.client)
        )
    }

    /// The clocks of a case that are not over yet.
    /// - Parameter history: what the journal has on it, oldest first.
    package func openClocks(of found: Case, _ history: [JournalEntry]) throws -> [Clock] {
        guard !found.isClosed else { return [] }
        let isWhole = history.count < 1000
        let entries = isWhole ? history : try self.history(of: found.eventSubject, limit: .max)
        return CaseClocks(entries, by: try deadlineTerms(of: found)).open
    }
}
