import Basics

/// What a call wants done.
package enum CallAct: Hashable, Sendable {
    case ask(ExchangeRequest)
    case wake(CallAlarm, at: Moment)
    /// How the exchange stands is to be looked up and told.
    case look
    /// How the sound of a channel is written is to be asked for and told.
    case learnCodec(ChannelID)
    /// An agent is to be found. `first`: before all others who wait, for this caller has waited before.
    case seek(first: Bool)
    case tell(CallNews)
    /// The call is over in every respect: once, and the last.
    case write(CallRecord)
}

/// What happens in a call, for those who watch it.
package enum CallNews: Hashable, Sendable, Codable {
    case chose(Digit?)
    case ringing(ChannelID, Endpoint)
    case missed(ChannelID, Endpoint, HangupCause?)
    case answered(ChannelID, Endpoint)
    case held
    case retrieved
    case consulting(ChannelID)
    case conferring(ChannelID)
    /// The call goes on with another phone.
    case handedOver(from: Endpoint, to: Endpoint?)
    /// By the phone's own key; what rings is to be wished for, or nothing happens.
    case transferAsked(ChannelID, to: String)
    case callbackWanted
    case recordingFailed(RecordingName)
    /// The exchange is away; what is said is still heard, but not by us.
    case away
    case back
    case ended(CallEnd)
    case wrappingUp(ChannelID, until: Moment)
    case wrappedUp(ChannelID)
    /// A wish that does not fit what the call is doing.
    case declined(CallWish)
}

/// Why a call ended.
package enum CallEnd: Hashable, Sendable, Codable {
    case outsider
    case agent(Endpoint)
    /// By a wish, where no agent is with the caller.
    case house
    /// The caller is to be called back.
    case callback
    /// In a call out: nobody was reached; the record's cause says why.
    case notReached
    /// In a call out: the own phone was not answered.
    case agentMissed
    /// The exchange could not do what was needed.
    case failed
    case tooLong
    /// The exchange stopped, or stayed away for too long.
    case exchangeLost
    /// While the exchange was away; when exactly, nobody knows.
    case unseen
}
