import Basics
import Desk
import People
import Telephony

/// What was known of a call while it went on, and can't be told from its record.
package struct CallContext: Sendable, Hashable, Codable {
    package var number: ServiceNumber.ID?
    package var queue: CallQueue.ID?
    package var way: Reception.Way
    package var language: Language
    /// The case that somebody called about.
    package var about: Case.ID?
    /// Somebody on a list whom the house has called.
    package var called: CalledEntry?
    /// Whom a colleague has called inside the house. Of such calls nothing is kept: they are nobody's but theirs.
    package var colleague: Person.ID?

    package init(
        number: ServiceNumber.ID? = nil,
        queue: CallQueue.ID? = nil,
        way: Reception.Way = .queue,
        language: Language = .russian,
        about: Case.ID? = nil
    ) {
        self.number = number
        self.queue = queue
        self.way = way
        self.language = language
        self.about = about
    }
}

/// The words that calls need where people read of them. This room has none of its own.
package struct CallWords: Sendable {
    package let text: @Sendable (TextKey, Language) -> String

    package init(text: @escaping @Sendable (TextKey, Language) -> String) {
        self.text = text
    }

    /// As which somebody is known who hides their number.
    func hidden(_ language: Language) -> String { text("call.hidden", language) }

    /// What stands on the client's timeline.
    func subject(_ outcome: CallOutcome, _ direction: CallRecord.Direction, _ language: Language) -> String {
        text(TextKey("call.\(direction.rawValue).\(outcome.rawValue)"), language)
    }

    func message(_ language: Language) -> String { text("call.message", language) }
}
