import Desk
import People
import TestSupport
import Testing

/// How lists of escalations are read, however many have ended.
@Suite struct EscalationPlanTests {
    @Test(arguments: [
        (EscalationFilter(addressee: PlanTests.member.id), "escalation_addressee"),
        (EscalationFilter(raiser: PlanTests.member.id), "escalation_raiser"),
        (EscalationFilter(steward: PlanTests.member.id), "escalation_open"),
        (EscalationFilter(), "escalation_open"), (EscalationFilter(isOpen: false), "escalation_ended"),
        (EscalationFilter(isOpen: false, raiser: PlanTests.member.id), "escalation_ended"),
    ])
    func `a list is read in its order by an index`(filter: EscalationFilter, index: String) async throws {
        let plan = try await PlanTests.plan { _ = try $0.escalations(filter, visibleTo: PlanTests.member, limit: 50) }
        #expect(plan.contains { $0.contains(index) }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}
