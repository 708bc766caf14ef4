import Basics

// What the exchange tells.
extension CallMachine {
    mutating func hear(_ event: AriEvent, _ turn: inout Turn) {
        sighted = sighted ?? event.at
        switch event.kind {
        case .entered(let channel, _, _): entered(channel.id, &turn)
        case .left(let channel): gone(channel.id, nil, &turn)
        case .destroyed(let channel, let cause): gone(channel.id, cause, &turn)
        case .hangupAsked(let channel, let cause): note(cause, of: channel.id)
        case .state(let channel):
            opened(channel.id, channel.state)
            progressed(channel.id, DialStatus(channel.state), &turn)
        case .dialling(let channel, let status): progressed(channel.id, status, &turn)
        case .digit(let channel, let key) where channel.id == outsider.channel: pressed(key, &turn)
        case .held(let channel): heldByPhone(channel.id, true, &turn)
        case .unheld(let channel): heldByPhone(channel.id, false, &turn)
        case .played(let playback): said(playback.id, &turn)
        case .recording(let begun): recordingBegan(begun.name)
        case .recorded(let recorded): recordingEnded(recorded.name, &turn)
        case .recordingFailed(let failed): recordingFailed(failed.name, &turn)
        case .transferAsked(let channel, let number, nil): transferAsked(channel, number, &turn)
        case .measured(let channel, let quality): measured(channel.id, quality)
        case .joined(let channel, let room): joined(channel.id, room, &turn)
        // Said of everybody; or of rooms, which follow from what was asked.
        case .digit, .parted, .bridgeRemoved, .playing, .transferAsked, .transferred, .replaced,
            .other:
            break
        }
    }

    /// Music goes when the last who hears it goes, so whoever comes into an empty room has it begin again.
    private mutating func joined(_ channel: ChannelID, _ room: Bridge, _ turn: inout Turn) {
        if room.id == plan.holdRoom, room.members == [channel] { turn.ask(.startMusic(room.id)) }
    }

    private mutating func entered(_ channel: ChannelID, _ turn: inout Turn) {
        if channel == outsider.channel {
            outsiderEntered(&turn)
        } else if let place = place(of: channel) {
            legEntered(place, &turn)
        } else if !earEntered(channel, &turn) {
            listenerEntered(channel, &turn)
        }
    }

    mutating func gone(_ channel: ChannelID, _ cause: HangupCause?, _ turn: inout Turn) {
        note(cause, of: channel)
        if channel == outsider.channel {
            outsiderGone(&turn)
        } else if let place = place(of: channel) {
            legGone(place, &turn)
        } else if !earGone(channel, &turn) {
            listenerGone(channel, &turn)
        }
    }

    /// The first cause that says something is the true one: what follows tells of our own putting down.
    private mutating func note(_ cause: HangupCause?, of channel: ChannelID) {
        guard let cause, cause != .unknown else { return }
        if channel == outsider.channel {
            outsider.cause = outsider.cause ?? cause
        } else if let place = place(of: channel) {
            legs[place].cause = legs[place].cause ?? cause
        }
    }

    private mutating func progressed(_ channel: ChannelID, _ status: DialStatus?, _ turn: inout Turn) {
        if channel == outsider.channel {
            if status == .answered { outsiderAnswered(&turn) }
        } else if let place = place(of: channel), legs[place].line == .asked || legs[place].line == .ringing {
            switch status {
            case .ringing:
                legs[place].line = .ringing
                legs[place].times.rang = legs[place].times.rang ?? turn.now
            // It is with us only once it has entered.
            case .answered: legs[place].times.answered = legs[place].times.answered ?? turn.now
            default: break
            }
        }
    }

    private mutating func heldByPhone(_ channel: ChannelID, _ isHeld: Bool, _ turn: inout Turn) {
        guard case .talking(var talk) = phase, talk.agent == channel, talk.isHeldByPhone != isHeld else { return }
        talk.isHeldByPhone = isHeld
        phase = .talking(talk)
        turn.tell(isHeld ? .held : .retrieved)
    }

    /// A phone that has asked waits to be told how it goes.
    private mutating func transferAsked(_ channel: ChannelID, _ number: String, _ turn: inout Turn) {
        guard case .talking(let talk) = phase, talk.agent == channel else { return }
        turn.ask(.transferProgress(channel, .ringing))
        turn.tell(.transferAsked(channel, to: number))
    }
}

extension DialStatus {
    /// What a channel's state says of the ring.
    fileprivate init?(_ state: ChannelState) {
        switch state {
        case .ringing: self = .ringing
        case .up: self = .answered
        default: return nil
        }
    }
}
