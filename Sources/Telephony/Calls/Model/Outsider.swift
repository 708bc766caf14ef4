/// Who is not of the house: the caller, or in a call out the one who is called.
package struct Outsider: Hashable, Sendable, Codable {
    package let channel: ChannelID
    package let name: CallerName
    /// The number that was dialled.
    package let dialled: String
    package internal(set) var line: Line
    package internal(set) var cause: HangupCause?
    var codec: SoundCodec?
    var quality: SoundQuality?
}

/// How far a channel has come, as we know of it.
package enum Line: String, Hashable, Sendable, Codable {
    /// Nothing has been asked for yet.
    case none
    /// Asked for; nothing heard of it yet.
    case asked
    case ringing
    case up
    /// It was asked to end.
    case ending
    case gone

    package var isLive: Bool { self == .asked || self == .ringing || self == .up }
}
