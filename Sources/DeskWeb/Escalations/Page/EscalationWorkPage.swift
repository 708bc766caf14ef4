import Basics
import Clients
import Desk
import Pages
import People
import Store

/// One escalation with its ladder: who was asked when, why, what came of it, and who would be asked next (SPEC L4).
struct EscalationWorkPage: Page {
    let shown: EscalationPage
    let member: Member
    let names: Names
    let form: Form
    /// Everyone to whom it could be given; read only when somebody is about to.
    let receivers: [Person]?

    private static let mostPeople = 1000

    init(_ id: Escalation.ID, for member: Member, form: Form, hands: Bool, in snapshot: Snapshot) throws {
        guard let shown = try snapshot.escalationPage(id, for: member) else { throw EscalationRefusal.notFound }
        self.shown = shown
        self.member = member
        self.form = form
        names = Names(shown.names, me: member.id)
        receivers =
            hands
            ? try snapshot.people(PeopleFilter(states: [.active]), limit: Self.mostPeople)
                .filter { $0.id != shown.line.escalation.addressee && $0.id != shown.line.escalation.cause.raiser }
            : nil
    }

    var escalation: Escalation { shown.line.escalation }
    var found: Int { shown.line.caseNumber }

    var mayAnswer: Bool { escalation.mayBeAnswered(by: member) }

    /// Whether the reader may lift it or take it back.
    var maySteer: Bool {
        escalation.isOpen
            && escalation.maySteer(member, [shown.line.owner, shown.line.worker, shown.ownManager])
    }

    var mayHand: Bool { maySteer || escalation.isOpen && member.id != nil && member.id == escalation.addressee }
}
