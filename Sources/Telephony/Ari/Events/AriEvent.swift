import Basics

/// What the exchange tells.
package struct AriEvent: Hashable, Sendable {
    /// By the exchange's clock; nil when it did not say.
    package let at: Moment?
    package let kind: Kind

    package enum Kind: Hashable, Sendable {
        /// A channel comes to us. `replaced` is the one in whose place it stands.
        case entered(Channel, arguments: [String], replacing: ChannelID?)
        /// A channel is no longer ours: it has ended, or went on elsewhere.
        case left(Channel)
        case state(Channel)
        /// Somebody wants it to end: the far end, or we ourselves. Without a cause where the exchange gives none that Q.850 knows.
        case hangupAsked(Channel, HangupCause?)
        case destroyed(Channel, HangupCause)
        case dialling(Channel, DialStatus)
        case joined(Channel, Bridge)
        case parted(Channel, Bridge)
        case bridgeRemoved(Bridge)
        case playing(Playback)
        case played(Playback)
        case recording(Recording)
        case recorded(Recording)
        case recordingFailed(Recording)
        case digit(Channel, Digit)
        /// By the phone's own key.
        case held(Channel)
        case unheld(Channel)
        /// The phone asks to be replaced by a number (SIP REFER); `state` is nil when it asks and what was answered afterwards.
        case transferAsked(ChannelID, to: String, state: String?)
        /// The exchange has transferred by itself, as it does unless it is told to leave that to us.
        case transferred(Channel, to: String)
        /// What was measured of its sound, all in all; told just before its end.
        case measured(Channel, SoundQuality)
        /// Another program has taken our application's name; nothing more will be told here.
        case replaced
        /// The name of a kind that says nothing to us.
        case other(String)
    }
}

/// Asterisk's words for how a ring goes.
package enum DialStatus: String, Sendable, Codable {
    case begun = ""
    case ringing = "RINGING"
    case progress = "PROGRESS"
    case proceeding = "PROCEEDING"
    case answered = "ANSWER"
    case busy = "BUSY"
    case noAnswer = "NOANSWER"
    case cancelled = "CANCEL"
    case congestion = "CONGESTION"
    case unavailable = "CHANUNAVAIL"
    case other
}

extension AriEvent {
    /// Whom it is about.
    package var channel: ChannelID? {
        switch kind {
        case .entered(let channel, _, _), .left(let channel), .state(let channel), .hangupAsked(let channel, _),
            .destroyed(let channel, _), .dialling(let channel, _), .joined(let channel, _), .parted(let channel, _),
            .digit(let channel, _), .held(let channel), .unheld(let channel), .transferred(let channel, _),
            .measured(let channel, _):
            channel.id
        case .transferAsked(let channel, _, _): channel
        case .bridgeRemoved, .playing, .played, .recording, .recorded, .recordingFailed, .replaced, .other: nil
        }
    }
}
