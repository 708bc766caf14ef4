import Basics
import Clients
import People

/// What somebody says who raises a case.
package struct NewEscalation: Sendable {
    package let caseID: Case.ID
    package let words: Escalation.Words
    /// By when the answer is needed; the level's own time when nil.
    package let wanted: Moment?
    /// Where to begin; the first level that a person may begin on when nil.
    package let level: Int?
    package let attachments: [EscalationAttachment]

    package init(
        on caseID: Case.ID,
        _ words: Escalation.Words,
        wanted: Moment? = nil,
        level: Int? = nil,
        attachments: [EscalationAttachment] = []
    ) {
        self.caseID = caseID
        self.words = words
        self.wanted = wanted
        self.level = level
        self.attachments = attachments
    }

    static let furthest = Duration.days(365)
    static let mostAttachments = 20
}

extension EscalationProcedure.Level {
    /// - Throws: the first of what this level demands and was not given, by the name of its field.
    func check(_ new: NewEscalation) throws(InvalidField) {
        if demands.contains(.tried), new.words.tried.isEmpty {
            throw InvalidField("tried", "refusal.escalation.tried")
        }
        if demands.contains(.wish), new.words.wish.isEmpty { throw InvalidField("wish", "refusal.escalation.wish") }
        if demands.contains(.attachment), new.attachments.isEmpty {
            throw InvalidField("attachments", "refusal.escalation.attachment")
        }
    }
}

extension Escalation.Words {
    func tidied() throws -> Escalation.Words {
        Escalation.Words(
            why: try Wording.text(why, of: "why", atMost: Self.longest),
            tried: try Wording.text(tried, of: "tried", atMost: Self.longest, mayBeEmpty: true),
            wish: try Wording.text(wish, of: "wish", atMost: Self.longest, mayBeEmpty: true)
        )
    }
}
