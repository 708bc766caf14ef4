/// How much sound went each way in one talk, and how much of it never arrived.
package struct SoundTally: Hashable, Sendable {
    /// Frames from the exchange.
    package internal(set) var heard = 0
    /// Of those, what nobody took in time.
    package internal(set) var missed = 0
    /// Frames to the exchange.
    package internal(set) var spoken = 0
    /// Of those, what came too late to be said.
    package internal(set) var dropped = 0
    /// How often there was nothing left to say.
    package internal(set) var gaps = 0
}
