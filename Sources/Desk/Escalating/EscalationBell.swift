import Basics
import Events
import People
import Store

/// Rings when the time of whoever is asked runs out.
package struct EscalationBell: DeadlineBell {
    package init() {}

    package var kind: SubjectKind { .escalation }

    package func ring(_ alarm: Alarm, in tx: Transaction) throws {
        let id = Escalation.ID(rawValue: alarm.watched.subject.id)
        guard let escalation = try tx.findEscalation(id, visibleTo: .program), escalation.isOpen,
            escalation.turn == alarm.watched.serial,
            let found = try tx.findCase(escalation.caseID, visibleTo: .program)
        else { return }
        if alarm.share >= 100 {
            try EscalationDesk(tx, .program).timeIsUp(escalation, on: found)
        } else if let addressee = escalation.addressee {
            try tx.call(addressee, to: found.id, .escalationNear, of: escalation.id.rawValue, by: nil)
        }
    }
}
