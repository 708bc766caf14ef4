import Basics

/// What a call is told.
package enum CallInput: Sendable {
    /// That it begins; once.
    case begin
    /// That it was kept, and is taken up again by a program that has forgotten everything else.
    case resumed
    case exchange(AriEvent)
    /// A request of its own was not granted.
    case refused(ExchangeRequest, TelephonyFault)
    case wish(CallWish)
    /// A time that it asked to be woken at has come.
    case alarm(CallAlarm)
    case lost
    case found(ExchangeSnapshot)
    /// How the sound of one of its channels is written.
    case codec(ChannelID, SoundCodec)
}

/// What people and the distribution of calls want of a call.
package enum CallWish: Hashable, Sendable, Codable {
    /// A phone is to be rung for the caller who waits.
    case ring(Endpoint, for: Duration)
    /// Something is to be said to the caller who waits: how long it may take, that they may be called back.
    case say([Sound])
    /// The caller who waits is to choose once more.
    case offer(Menu)
    /// The phone that is being rung is not to be rung any longer.
    case withdraw
    case hold
    case retrieve
    /// Somebody is to be asked while the caller hears music.
    case consult(Endpoint, for: Duration)
    /// From the one who is asked to the caller, or back.
    case swap
    case conference
    /// The caller goes to the one who was asked.
    case complete
    /// The one who was asked goes; the caller comes back.
    case cancel
    /// The caller goes to a phone that nobody has asked.
    case transfer(Endpoint, for: Duration)
    /// The caller goes back to those who wait, before all others.
    case requeue
    /// A transfer that was asked for by the phone's own key is not to be.
    case declineTransfer(ChannelID)
    case listen(Endpoint, Whisper, for: Duration)
    /// Whom the listener can be heard by, from now on.
    case whisper(Whisper)
    /// The outsider's exchange is to hear keys, as of somebody who chooses from its menu.
    case press(KeyPresses)
    case pauseRecording
    case resumeRecording
    case hangUp
    /// The work after the call is done.
    case wrapUpDone(ChannelID)
}

/// What a call is to be woken for. One that is late, or no longer fits, does nothing.
package enum CallAlarm: Hashable, Sendable, Codable {
    case sound(PlaybackID)
    case message(RecordingName)
    case choice(tries: Int)
    case ring(ChannelID)
    case hangUp(ChannelID)
    case wrapUp(ChannelID)
    case away(since: Moment)
    case longest
    case answer
    case measuring
    case figures
}
