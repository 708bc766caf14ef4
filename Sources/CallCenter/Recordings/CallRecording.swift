import Basics
import Files
import Store
import Telephony

/// One of the recordings of a call (SPEC T1): as the exchange was to make it, and what the house has of it.
package struct CallRecording: Sendable, Hashable {
    package let call: PhoneCall.ID
    /// Counted within its call, from 0.
    package let place: Int
    package let name: RecordingName
    package let kind: Kind
    /// It ended before the conversation did: the exchange could not go on with it.
    package let isBrokenOff: Bool
    package let state: State

    package enum Kind: String, Sendable, Storable {
        /// Of both sides, each in a channel of its own.
        case conversation
        /// What a caller left to be passed on.
        case message
    }

    package enum State: Sendable, Hashable {
        /// It is still at the exchange.
        case awaited
        case kept(KeptSound)
        case lost(Loss)
        /// It has been kept for as long as recordings are; how long it was is known.
        case deleted(at: Moment, length: Duration)
    }

    /// Why there is nothing to hear.
    package enum Loss: String, Sendable, Storable {
        /// The exchange has none: its disk was full, or somebody has thrown it away there.
        case notThere = "not-there"
        /// What the exchange has is no sound.
        case unreadable
    }

    /// What lies at the exchange: each side of a conversation by itself.
    var parts: [(side: Side, name: RecordingName)] {
        switch kind {
        case .conversation: Side.allCases.map { ($0, name.of($0)) }
        case .message: [(.outsider, name)]
        }
    }
}

/// A sound that the house has, sealed.
package struct KeptSound: Sendable, Hashable {
    package let file: StoredFile.ID
    package let channels: Int
    /// Samples of each channel.
    package let frames: Int
    package let peaks: Peaks

    package var length: Duration { .milliseconds(Int64(frames) * 1000 / Int64(WaveReading.rate)) }
}
