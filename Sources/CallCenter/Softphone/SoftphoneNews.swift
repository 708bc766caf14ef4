import Basics
import Telephony

/// What a page that is a telephone is told.
package enum SoftphoneNews: Sendable, Hashable {
    /// Nothing rings, nobody talks.
    case idle
    case ringing(SoftphoneRing)
    case talking(SoftphoneRing, since: Moment)
    /// The call is over; what is known of its sound.
    case ended(SoftphoneRing, SoundTally)
    /// Another window is the telephone now.
    case replaced

    /// The call that it is about.
    package var ring: SoftphoneRing? {
        switch self {
        case .ringing(let ring), .talking(let ring, _), .ended(let ring, _): ring
        case .idle, .replaced: nil
        }
    }
}

/// What a page wants.
package enum SoftphoneWish: String, Sendable, Codable {
    case answer
    case decline
    case hangUp = "hang-up"
    /// The page is being closed.
    case close
}

/// How an open page is spoken to; both return at once.
package struct SoftphoneListener: Sendable {
    let tell: @Sendable (SoftphoneNews) -> Void
    let play: SoundLine.Listener

    package init(tell: @escaping @Sendable (SoftphoneNews) -> Void, play: @escaping SoundLine.Listener) {
        self.tell = tell
        self.play = play
    }
}
