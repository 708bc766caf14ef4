import Basics
import Store
import Telephony

/// What a call came to.
package enum CallOutcome: String, CaseIterable, Codable, Sendable, Storable {
    case answered
    /// The caller left before anybody had said a word.
    case abandoned
    /// The caller asked to be called back, or was promised it.
    case callback
    case voiceMail = "voice-mail"
    /// Out of hours: the caller was told so.
    case goodbye
    /// In a call out: nobody was reached.
    case notReached = "not-reached"
    /// Neither side's choice: the exchange failed, or was lost.
    case failed
}

extension CallOutcome {
    /// - Parameter way: how the call was received.
    init(_ record: CallRecord, _ way: Reception.Way) {
        self =
            switch record.direction {
            case _ where record.isAnswered: .answered
            case .incoming: Self.unanswered(record, way)
            case .outgoing: Self.unreached(record.end)
            }
    }

    private static func unanswered(_ record: CallRecord, _ way: Reception.Way) -> CallOutcome {
        switch (record.end, way) {
        case (.failed, _), (.exchangeLost, _), (.tooLong, _): .failed
        // Who left without a word is called back, as is whose message could not be kept.
        case (_, .voiceMail): record.message == nil ? .callback : .voiceMail
        case (.callback, _), (_, .callback): .callback
        case (_, .goodbye): .goodbye
        case (.outsider, _), (.unseen, _), (.house, _), (.agent, _), (.notReached, _), (.agentMissed, _): .abandoned
        }
    }

    private static func unreached(_ end: CallEnd) -> CallOutcome {
        switch end {
        case .failed, .exchangeLost, .tooLong, .unseen: .failed
        case .outsider, .agent, .house, .callback, .notReached, .agentMissed: .notReached
        }
    }

    /// Whether somebody has to call back.
    var leavesWaiting: Bool { self == .abandoned || self == .callback || self == .failed }
}
