import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Says of a touch that is on record, as a call is at once, what it was about: in words where it has none, and on which case.
    package func describe(_ id: Interaction.ID, _ text: String, about caseID: Case.ID?) throws {
        try member.require(.workCases)
        guard let old = try tx.interaction(id, visibleTo: member) else { throw CaseRefusal.notFound }
        let about = try caseID.map { try visible($0) }
        guard about == nil || about?.client == old.client else { throw CaseRefusal.notFound }
        let words = try Wording.text(text, of: "text", mayBeEmpty: true)
        try tx.run(
            """
            UPDATE interaction SET text = CASE WHEN text = '' THEN \(words) ELSE text END,
                service_case = COALESCE(service_case, \(about?.id))
            WHERE id = \(id)
            """
        )
        guard let new = try tx.interaction(id, visibleTo: member) else { throw CaseRefusal.notFound }
        if new != old { try tx.record(.interactionDescribed(new), by: actor) }
    }
}
