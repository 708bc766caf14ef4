import Basics
import Deadlines
import People

/// How much working time a goal has on some cases; what is nil is open to all (SPEC L2).
package struct Target: Sendable {
    package let goal: Goal
    package let scope: TargetScope
    package let span: Duration
    /// By whose hours.
    package let calendar: WorkingTime

    package init(_ goal: Goal, _ scope: TargetScope, _ span: Duration, by calendar: WorkingTime) {
        self.goal = goal
        self.scope = scope
        self.span = span
        self.calendar = calendar
    }
}

/// Which cases a target is for; what is nil is open to all.
package struct TargetScope: Sendable, Hashable, Codable {
    package var kind: Case.Kind?
    package var contract: ContractKey?
    package var priority: Case.Priority?
    package var line: Line?

    package init(
        kind: Case.Kind? = nil,
        contract: ContractKey? = nil,
        priority: Case.Priority? = nil,
        line: Line? = nil
    ) {
        self.kind = kind
        self.contract = contract
        self.priority = priority
        self.line = line
    }

    fileprivate func fits(_ traits: CaseTraits) -> Bool {
        (kind ?? traits.kind) == traits.kind && (contract == nil || contract == traits.contract)
            && (priority ?? traits.priority) == traits.priority && (line ?? traits.line) == traits.line
    }

    /// What was agreed with the client counts for more than the kind of a case, that for more than its priority, and that for more
    /// than its line.
    fileprivate var precision: Int {
        (contract == nil ? 0 : 8) + (kind == nil ? 0 : 4) + (priority == nil ? 0 : 2) + (line == nil ? 0 : 1)
    }
}

/// What the time that a case has depends on.
package struct CaseTraits: Sendable, Hashable {
    package var kind: Case.Kind
    package var priority: Case.Priority
    package var line: Line
    package var contract: ContractKey?

    package init(kind: Case.Kind, priority: Case.Priority, line: Line, contract: ContractKey? = nil) {
        self.kind = kind
        self.priority = priority
        self.line = line
        self.contract = contract
    }
}

extension [Target] {
    /// The one that says most about such a case; of those that say as much, the first.
    package func fitting(_ goal: Goal, _ traits: CaseTraits) -> Target? {
        var best: Target?
        for target in self where target.goal == goal && target.scope.fits(traits) {
            if best.map({ target.scope.precision > $0.scope.precision }) ?? true { best = target }
        }
        return best
    }
}
