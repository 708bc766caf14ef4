import Basics

/// The phone of one of the house in a call, from the wish that it ring to the end of the work after the call.
package struct Leg: Hashable, Sendable, Codable {
    package let channel: ChannelID
    package let endpoint: Endpoint
    /// For how long it is to ring.
    var patience: Duration?
    /// One who was asked becomes the one who talks when the caller is handed over.
    package internal(set) var role: Role
    package internal(set) var line: Line
    package internal(set) var wrapUp: WrapUp = .none
    package internal(set) var times: Times
    package internal(set) var cause: HangupCause?
    package internal(set) var outcome: Outcome?
    var codec: SoundCodec?
    var quality: SoundQuality?

    package enum Role: String, Hashable, Sendable, Codable {
        /// Talks with the caller.
        case agent
        /// Asked by the one who talks with the caller.
        case consulted
        /// Listens to the talk.
        case listener
    }

    package enum WrapUp: Hashable, Sendable, Codable {
        case none
        case running(since: Moment)
        case done(Duration)
    }

    package struct Times: Hashable, Sendable, Codable {
        package internal(set) var asked: Moment
        package internal(set) var rang: Moment?
        package internal(set) var answered: Moment?
        /// When it was first with the caller.
        package internal(set) var spoke: Moment?
        package internal(set) var ended: Moment?
    }

    /// How its part in the call ended.
    package enum Outcome: String, Hashable, Sendable, Codable {
        /// It rang and nobody answered, or somebody declined.
        case missed
        /// It could not be rung.
        case notReached = "not-reached"
        /// The ring was taken back, for the caller had left or another was to be rung.
        case withdrawn
        /// It took part without a word to the outsider: was asked, listened, or called somebody in vain.
        case answered
        case spoke
        /// The call went on with another.
        case handedOver = "handed-over"
    }

    var isDone: Bool {
        if case .running = wrapUp { return false }
        return line == .gone
    }

    package var isWrappingUp: Bool {
        if case .running = wrapUp { true } else { false }
    }
}
