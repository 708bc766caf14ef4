import Basics
import Desk
import People

/// What all rules together say of a case: of each thing, what the first of them says.
package struct Decision: Sendable, Hashable {
    /// Those that fire, in their order.
    package let rules: [Rule]
    package let department: Department.ID?
    package let priority: Case.Priority?
    package let owner: Person.ID?
    package let tags: [String]
    package let reply: Template.ID?

    /// - Parameter rules: in their order.
    package init(of rules: [Rule], on newcomer: Newcomer) {
        let fired = rules.filter { $0.condition.matches(newcomer) }
        self.rules = fired
        department = fired.lazy.compactMap(\.act.department).first
        priority = fired.lazy.compactMap(\.act.priority).first
        owner = fired.lazy.compactMap(\.act.owner).first
        reply = fired.lazy.compactMap(\.act.reply).first
        tags = fired.compactMap(\.act.tag).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
