import Basics
import Clients

extension EscalationProcedure {
    /// When a case is raised by itself: all that is asked here has to be so.
    package struct Occasion: Codable, Hashable, Sendable {
        /// How much of the time for the solution is used, in percent; nil when that does not matter.
        package var share: Int?
        /// So urgent, or more.
        package var priority: Case.Priority?
        package var kind: Case.Kind?
        /// Claims so severe, or more.
        package var severity: Claim.Severity?
        /// The key of a tag that the client has.
        package var clientTag: String?
        /// Only confidential clients.
        package var confidential: Bool

        package init(
            share: Int? = nil,
            priority: Case.Priority? = nil,
            kind: Case.Kind? = nil,
            severity: Claim.Severity? = nil,
            clientTag: String? = nil,
            confidential: Bool = false
        ) {
            self.share = share
            self.priority = priority
            self.kind = kind
            self.severity = severity
            self.clientTag = clientTag
            self.confidential = confidential
        }

        package static let shares = 1...1000

        /// It asks for nothing, so it would be every case.
        package var isEmpty: Bool { self == Occasion() }

        package func includes(_ case: EscalationFacts) -> Bool {
            if let share, `case`.share < share { return false }
            if let priority, `case`.priority < priority { return false }
            if let kind, `case`.kind != kind { return false }
            if let severity, (`case`.severity?.rank ?? -1) < severity.rank { return false }
            if let clientTag, !`case`.clientTags.contains(clientTag) { return false }
            return !confidential || `case`.confidential
        }
    }
}

/// What occasions ask of a case.
package struct EscalationFacts: Hashable, Sendable {
    /// How much of the time for the solution is used, in percent.
    package let share: Int
    package let priority: Case.Priority
    package let kind: Case.Kind
    /// Nil of what is no claim, or of one that nobody has weighed yet.
    package let severity: Claim.Severity?
    package let clientTags: Set<String>
    package let confidential: Bool

    package init(
        share: Int,
        priority: Case.Priority,
        kind: Case.Kind,
        severity: Claim.Severity? = nil,
        clientTags: Set<String>,
        confidential: Bool
    ) {
        self.share = share
        self.priority = priority
        self.kind = kind
        self.severity = severity
        self.clientTags = clientTags
        self.confidential = confidential
    }
}

extension Claim.Severity {
    /// The graver, the greater.
    fileprivate var rank: Int {
        switch self {
        case .minor: 0
        case .serious: 1
        case .critical: 2
        }
    }
}

extension EscalationProcedure {
    /// The levels that such a case gets to by itself, the lowest first.
    package func levels(for facts: EscalationFacts) -> [Int] {
        levels.indices.filter { levels[$0].byItself?.includes(facts) ?? false }.map { $0 + 1 }
    }
}
