import Basics
import Clients
import Desk
import Store
import Telephony

/// What people say of a call while it goes on and in the work after it: kept beside it until its record comes (SPEC W2, W3, T2).
package struct CallSheet: Sendable, Hashable {
    package let call: CallID
    /// Who is on the telephone, as somebody said.
    package var client: Client.ID?
    package var about: Case.ID?
    /// Whose number it seems to be, and who it is not.
    package var misguessed: Client.ID?
    package var result: CallResult?
    package var matter: CallMatter.ID?
    /// In words: what was talked about, what the next one has to know.
    package var note = ""

    package init(_ call: CallID) {
        self.call = call
    }
}

/// What a conversation came to, as who held it says.
package enum CallResult: String, CaseIterable, Codable, Sendable, Storable {
    case solved
    /// Work goes on, on a case.
    case inWork = "in-work"
    case callLater = "call-later"
    case passedOn = "passed-on"
    case wrongNumber = "wrong-number"
    case cutOff = "cut-off"

    package var name: TextKey { TextKey("call.result.\(rawValue)") }
}

/// What is said of a call when it is over.
package struct CallSummary: Sendable, Hashable {
    package var result: CallResult?
    package var matter: CallMatter.ID?
    package var note: String
    package var about: About

    package enum About: Sendable, Hashable {
        case nothing
        case known(Case.ID)
        /// A case that is opened for it, by its subject.
        case new(String)
    }

    package init(result: CallResult? = nil, matter: CallMatter.ID? = nil, note: String = "", about: About = .nothing) {
        self.result = result
        self.matter = matter
        self.note = note
        self.about = about
    }
}
