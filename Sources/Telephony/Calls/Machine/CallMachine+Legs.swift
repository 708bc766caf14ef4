import Basics

// Phones of the house: rung, answered, put down.
extension CallMachine {
    func place(of channel: ChannelID) -> Int? {
        legs.firstIndex { $0.channel == channel }
    }

    func isUp(_ channel: ChannelID) -> Bool {
        legs.contains { $0.channel == channel && $0.line == .up }
    }

    /// Has a phone rung.
    mutating func ring(
        _ endpoint: Endpoint,
        as role: Leg.Role,
        for patience: Duration,
        _ turn: inout Turn
    ) -> ChannelID {
        let channel = ChannelID("\(call)-\(legs.count + 1)")
        legs.append(
            Leg(
                channel: channel,
                endpoint: endpoint,
                patience: patience,
                role: role,
                line: .asked,
                times: Leg.Times(asked: turn.now)
            )
        )
        turn.ask(
            .ring(
                Origination(
                    channel,
                    endpoint,
                    for: patience,
                    showing: outsider.name,
                    arguments: [role.rawValue, call.text],
                    on: outsider.line == .up ? outsider.channel : nil
                )
            )
        )
        // The exchange ends the ring by itself; this is for when it does not, or does not say so.
        turn.wake(.ring(channel), after: patience + plan.confirming)
        turn.tell(.ringing(channel, endpoint))
        return channel
    }

    /// Asks the exchange to end a phone's part.
    mutating func putDown(_ place: Int, because cause: HangupCause = .normal, _ turn: inout Turn) {
        guard legs[place].line.isLive else { return }
        legs[place].line = .ending
        let channel = legs[place].channel
        seats[channel] = nil
        turn.ask(.hangUp(channel, cause))
        turn.wake(.hangUp(channel), after: plan.confirming)
    }

    mutating func putDown(_ channel: ChannelID?, _ turn: inout Turn) {
        if let place = channel.flatMap(place(of:)) { putDown(place, &turn) }
    }

    /// A phone's part has ended, by whomever.
    mutating func legGone(_ place: Int, _ turn: inout Turn) {
        let wasLive = legs[place].line.isLive
        guard legs[place].line != .gone else { return }
        legs[place].line = .gone
        legs[place].times.ended = turn.now
        seats[legs[place].channel] = nil
        // What we asked for ourselves was dealt with when we asked.
        if wasLive { without(place, &turn) }
    }

    /// A phone that is rung in vain.
    mutating func giveUp(_ place: Int, _ turn: inout Turn) {
        putDown(place, &turn)
        without(place, &turn)
    }

    /// Goes on without a phone that has just dropped out.
    private mutating func without(_ place: Int, _ turn: inout Turn) {
        let leg = legs[place]
        if leg.role == .listener { return listenerGone(leg.channel, &turn) }
        switch phase {
        case .waiting(rung: leg.channel):
            missed(place, &turn)
            wait(first: true, &turn)
        case .summoning(leg.channel):
            missed(place, &turn)
            part(.agentMissed, &turn)
        case .reaching(leg.channel): part(.agent(leg.endpoint), &turn)
        case .talking(let talk): go(on: talk, without: place, &turn)
        default: break
        }
    }

    mutating func missed(_ place: Int, _ turn: inout Turn) {
        let cause = legs[place].cause
        legs[place].outcome = cause?.isTheLines == true ? .notReached : .missed
        turn.tell(.missed(legs[place].channel, legs[place].endpoint, cause))
    }

    /// A phone was answered and is with us.
    mutating func legEntered(_ place: Int, _ turn: inout Turn) {
        let channel = legs[place].channel
        switch legs[place].line {
        case .asked, .ringing: break
        case .up: return
        // Answered just as it was given up; the wish to end it may have come too early to be heard.
        case .none, .ending, .gone: return turn.ask(.hangUp(channel, .normal))
        }
        legs[place].line = .up
        legs[place].times.answered = legs[place].times.answered ?? turn.now
        legs[place].times.rang = legs[place].times.rang ?? turn.now
        switch phase {
        case .waiting(rung: channel): connect(place, &turn)
        case .summoning(channel): reach(with: channel, &turn)
        case .talking(let talk) where talk.consulted == channel: turn.tell(.consulting(channel))
        default: if legs[place].role != .listener { putDown(place, &turn) }
        }
    }

    private mutating func connect(_ place: Int, _ turn: inout Turn) {
        phase = .talking(Talk(agent: legs[place].channel))
        if let announcement { turn.ask(.stopPlaying(announcement)) }
        announcement = nil
        turn.tell(.answered(legs[place].channel, legs[place].endpoint))
        turn.ask(.takeTransfers(legs[place].channel))
    }

    /// Work after the call begins.
    mutating func beginWrapUp(_ place: Int, _ turn: inout Turn) {
        guard legs[place].role == .agent, legs[place].times.spoke != nil, legs[place].wrapUp == .none,
            plan.wrapUp > .zero
        else { return }
        let channel = legs[place].channel
        legs[place].wrapUp = .running(since: turn.now)
        turn.wake(.wrapUp(channel), after: plan.wrapUp)
        turn.tell(.wrappingUp(channel, until: turn.now + plan.wrapUp))
    }

    mutating func endWrapUp(_ channel: ChannelID, _ turn: inout Turn) -> Bool {
        guard let place = place(of: channel), case .running(let since) = legs[place].wrapUp else { return false }
        legs[place].wrapUp = .done(max(.zero, turn.now - since))
        turn.tell(.wrappedUp(channel))
        return true
    }
}
