import Basics
import Deadlines
import People

/// How much working time a goal has on some cases; what is nil is open to all (SPEC L2).
package struct Target: Sendable {
    package let goal: Goal
    package let kind: Case.Kind?
    package let priority: Case.Priority?
    package let line: Line?
    package let span: Duration
    /// By whose hours.
    package let calendar: WorkingTime

    package init(
        _ goal: Goal,
        kind: Case.Kind? = nil,
        priority: Case.Priority? = nil,
        line: Line? = nil,
        _ span: Duration,
        by calendar: WorkingTime
    ) {
        self.goal = goal
        self.kind = kind
        self.priority = priority
        self.line = line
        self.span = span
        self.calendar = calendar
    }

    fileprivate func fits(_ traits: CaseTraits) -> Bool {
        (kind ?? traits.kind) == traits.kind && (priority ?? traits.priority) == traits.priority
            && (line ?? traits.line) == traits.line
    }

    /// Of what it is about, the kind of a case counts for more than its priority, and that for more than its line.
    fileprivate var precision: Int {
        (kind == nil ? 0 : 4) + (priority == nil ? 0 : 2) + (line == nil ? 0 : 1)
    }
}

/// What the time that a case has depends on.
package struct CaseTraits: Sendable, Hashable {
    package var kind: Case.Kind
    package var priority: Case.Priority
    package var line: Line

    package init(kind: Case.Kind, priority: Case.Priority, line: Line) {
        self.kind = kind
        self.priority = priority
        self.line = line
    }
}

extension [Target] {
    /// The one that says most about such a case; of those that say as much, the first.
    package func fitting(_ goal: Goal, _ traits: CaseTraits) -> Target? {
        var best: Target?
        for target in self where target.goal == goal && target.fits(traits) {
            if best.map({ target.precision > $0.precision }) ?? true { best = target }
        }
        return best
    }
}
