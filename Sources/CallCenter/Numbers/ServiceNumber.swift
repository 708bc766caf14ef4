import Basics
import Desk
import Events
import Store
import Telephony

/// A number at which clients call the company, and what they hear when they do (SPEC T1).
package struct ServiceNumber: Sendable, Hashable {
    package typealias ID = Basics.ID<ServiceNumber>

    package let id: ID
    package var settings: NumberSettings
    package let version: Int

    package var eventSubject: Event.Subject { Event.Subject(.serviceNumber, id) }
}

package struct NumberSettings: Sendable, Hashable {
    package var dialled: DialledNumber
    package var name: String
    /// In which callers are spoken to.
    package var language: Language = .russian
    /// When somebody answers; nil: at any time.
    package var calendar: CalendarKey?
    package var greeting = Announcement()
    package var menu: KeyMenu?
    /// Where callers wait who choose nothing.
    package var queue: CallQueue.ID
    package var outOfHours = OutOfHours(way: .callback)

    package init(dialled: DialledNumber, name: String, queue: CallQueue.ID = CallQueue.standard) {
        self.dialled = dialled
        self.name = name
        self.queue = queue
    }

    /// All queues that callers can come to.
    package var queues: Set<CallQueue.ID> { Set(menu?.choices.values.map { $0 } ?? []).union([queue]) }
}

/// Which key leads to which queue.
package struct KeyMenu: Sendable, Hashable {
    package var prompt: Announcement
    package var choices: [Digit: CallQueue.ID]

    package init(prompt: Announcement, choices: [Digit: CallQueue.ID]) {
        self.prompt = prompt
        self.choices = choices
    }
}

/// What becomes of those who call while the company is closed.
package struct OutOfHours: Sendable, Hashable {
    package var way: Way
    /// What they hear first.
    package var words: Announcement

    package init(way: Way, words: Announcement = Announcement()) {
        self.way = way
        self.words = words
    }

    package enum Way: String, CaseIterable, Codable, Sendable, Storable {
        case voiceMail = "voice-mail"
        case callback
        /// They hear the words and no more.
        case goodbye
    }
}

/// A number as it is dialled and compared: in E.164 where it is one, else its digits, as of a number inside the exchange.
package struct DialledNumber: Sendable, Hashable, TextCodable, Storable {
    package let description: String

    /// - Returns: nil for what has no digits, or more than any number has.
    package init?(_ text: String) {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        guard (2...15).contains(digits.count) else { return nil }
        // Fewer are numbers of the exchange's own, which libphonenumber might take for a country's short ones.
        description = digits.count < 7 ? digits : PhoneNumber(text)?.e164 ?? digits
    }

    /// As people read it.
    package var shown: String {
        description.hasPrefix("+") ? PhoneNumber(stored: description).international : description
    }
}
