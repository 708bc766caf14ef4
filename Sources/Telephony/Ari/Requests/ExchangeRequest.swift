import Basics

/// What the exchange is asked to do. Each may be asked twice: what is made has a name of our choosing.
package enum ExchangeRequest: Hashable, Sendable, Codable {
    case answer(ChannelID)
    case hangUp(ChannelID, HangupCause)
    /// One after the other, in the exchange's own choice of language where none is named.
    case play([Sound], to: ChannelID, in: Language?, as: PlaybackID)
    case stopPlaying(PlaybackID)
    case makeBridge(BridgeID, BridgeKind)
    case removeBridge(BridgeID)
    /// Whoever is in another bridge leaves that one.
    case join([ChannelID], BridgeID)
    /// For all who are in it and who will be.
    case startMusic(BridgeID)
    case ring(Origination)
    /// Makes a channel that is not rung yet, so that it can be in a bridge before it answers and its ring-back tone be heard.
    case prepare(Origination)
    case dial(ChannelID, for: Duration, by: ChannelID)
    /// By which number the one whom a phone of the house calls sees us, the exchange's own choice when nil; before they are rung.
    case show(String?, by: ChannelID)
    /// A phone that has dialled hears that the other rings.
    case indicateRinging(ChannelID)
    /// A phone that has dialled what nobody has goes on as the exchange's own plan has it, which says so.
    case release(ChannelID)
    /// Makes a channel that hears one side of another, and says nothing to it.
    case hear(ChannelID, Side, as: ChannelID)
    /// What a channel hears, until it ends.
    case record(ChannelID, as: RecordingName)
    /// What somebody says, after a tone, until they press `#`, say nothing for a while, or have said enough. In no bridge.
    case recordMessage(ChannelID, as: RecordingName, atMost: Duration)
    /// The other end hears the keys' tones.
    case press(KeyPresses, to: ChannelID)
    /// It goes on with silence, so that what is recorded side by side stays side by side.
    case pauseRecording(RecordingName)
    case resumeRecording(RecordingName)
    /// Leaves transfers by the phone's own key to us.
    case takeTransfers(ChannelID)
    case transferProgress(ChannelID, TransferProgress)
    case listen(to: ChannelID, as: ChannelID, Whisper)
}

/// A phone to be rung, and what it is rung as.
package struct Origination: Hashable, Sendable, Codable {
    package let channel: ChannelID
    package let endpoint: Endpoint
    /// How long the exchange lets it ring; whole seconds.
    package let patience: Duration
    /// Shown by the phone.
    package let caller: CallerName?
    /// Told back when the phone answers; tells, after a while away, what it was for.
    package let arguments: [String]
    /// Whose language and codecs it takes.
    package let originator: ChannelID?

    package init(
        _ channel: ChannelID,
        _ endpoint: Endpoint,
        for patience: Duration,
        showing caller: CallerName? = nil,
        arguments: [String] = [],
        on originator: ChannelID? = nil
    ) {
        self.channel = channel
        self.endpoint = endpoint
        self.patience = patience
        self.caller = caller
        self.arguments = arguments
        self.originator = originator
    }
}

/// What a phone that asked to be replaced is told.
package enum TransferProgress: String, Sendable, Codable {
    case ringing = "channel_progress"
    case answered = "channel_answered"
    case unavailable = "channel_unavailable"
    case declined = "channel_declined"
}

/// Whom a listener can be heard by.
package enum Whisper: String, Sendable, Codable {
    case nobody = "none"
    /// The one whose channel it is.
    case agent = "out"
    /// The other side.
    case caller = "in"
}
