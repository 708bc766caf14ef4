import Basics
import Foundation
import People

/// Somebody was asked: one step of an escalation on its ladder.
package struct EscalationStep: Sendable, Hashable {
    package let escalation: Escalation.ID
    /// Counted from one.
    package let number: Int
    package let level: Int
    package let addressee: Person.ID?
    package let way: Way
    package let asked: Moment
    package let due: Moment
    /// Who was not asked, and why.
    package let passedOver: [PassedOver]
    package var end: End?

    /// How it came to this step.
    package enum Way: String, CaseIterable, Codable, Sendable {
        case raised
        /// Nobody answered below.
        case climbed
        /// Somebody, or the procedure, did not wait for that.
        case lifted
        /// Whoever was asked gave it to another.
        case handed
    }

    package struct End: Sendable, Hashable {
        package let word: Word
        package let at: Moment
        package let by: Person.ID?
        /// The note on the case that says it in words.
        package let note: Note.ID?

        package enum Word: String, CaseIterable, Codable, Sendable {
            case answered
            case unanswered
            case lifted
            case handed
            case withdrawn
        }
    }
}

/// What shows what an escalation is about.
package enum EscalationAttachment: Sendable, Hashable {
    case interaction(Interaction.ID)
    /// Another case of the same client, as a claim.
    case `case`(Case.ID)
}
