import Basics

// How a call ends, and what is done about what comes too late.
extension CallMachine {
    /// Ends the outsider's part; the call goes on until phones are put down and the work after it is done.
    /// - Parameter moment: when it ended, if that was before now.
    mutating func part(_ end: CallEnd, at moment: Moment? = nil, _ turn: inout Turn) {
        guard phase != .parted else { return }
        self.end = end
        ledger.end(at: moment ?? turn.now)
        // A phone that dialled and was not answered is told why, and says so as phones do: that the line is engaged, that there is no
        // such number.
        let isUnanswered = dialler.map { phase == .reaching($0) } ?? false
        let reason = isUnanswered ? outsider.cause ?? .normal : .normal
        phase = .parted
        recording = .none
        endListening(&turn)
        for place in legs.indices {
            putDown(place, because: reason, &turn)
            if legs[place].role == .agent, legs[place].times.spoke != nil {
                legs[place].outcome = legs[place].outcome ?? .spoke
            }
            beginWrapUp(place, &turn)
        }
        hangUpOutsider(&turn)
        turn.tell(.ended(end))
    }

    private mutating func hangUpOutsider(_ turn: inout Turn) {
        guard outsider.line.isLive else { return }
        outsider.line = .ending
        seats[outsider.channel] = nil
        turn.ask(.hangUp(outsider.channel, .normal))
        turn.wake(.hangUp(outsider.channel), after: plan.confirming)
    }

    mutating func outsiderGone(_ turn: inout Turn) {
        guard outsider.line != .gone else { return }
        outsider.line = .gone
        seats[outsider.channel] = nil
        switch phase {
        case .reaching: part(.notReached, &turn)
        default: part(.outsider, &turn)
        }
    }

    /// The agent of a talk has dropped out.
    mutating func go(on talk: Talk, without place: Int, _ turn: inout Turn) {
        let leg = legs[place]
        if leg.channel == talk.agent {
            handOver(talk, from: place, &turn)
        } else if leg.channel == talk.consulted {
            if leg.times.answered == nil { missed(place, &turn) }
            var talk = talk
            if case .consulted = talk.company { talk.company = .nobody } else { talk.company = .outsider(aside: nil) }
            phase = .talking(talk)
        }
    }

    /// Whom the outsider is with when the agent has put the phone down: the one who was asked, or nobody any longer. One who hears music is
    /// not to be lost.
    private mutating func handOver(_ talk: Talk, from place: Int, _ turn: inout Turn) {
        switch talk.company {
        case .outsider(aside: nil): return part(.agent(legs[place].endpoint), &turn)
        case .outsider(aside: .some(let other)), .everybody(let other): pass(talk, to: other, &turn)
        case .consulted(let other) where isUp(other): pass(talk, to: other, &turn)
        case .consulted(let other):
            promote(other)
            phase = .waiting(rung: other)
            transfers += 1
        case .nobody: wait(first: true, &turn)
        }
        legs[place].outcome = .handedOver
        turn.tell(.handedOver(from: legs[place].endpoint, to: nextAgent.map { legs[$0].endpoint }))
        beginWrapUp(place, &turn)
    }

    /// From the agent of the talk to the one who was asked.
    mutating func pass(_ talk: Talk, to other: ChannelID, _ turn: inout Turn) {
        var talk = talk
        talk.agent = other
        talk.company = .outsider(aside: nil)
        talk.isHeldByPhone = false
        promote(other)
        phase = .talking(talk)
        transfers += 1
    }

    mutating func promote(_ channel: ChannelID) {
        if let place = place(of: channel) { legs[place].role = .agent }
    }

    /// Who is, or is about to be, with the outsider.
    var nextAgent: Int? {
        switch phase {
        case .talking(let talk): place(of: talk.agent)
        case .waiting(let rung): rung.flatMap(place(of:))
        default: nil
        }
    }

    /// A call that is over does nothing any more but put down what comes to it too late.
    func late(_ input: CallInput) -> [CallAct] {
        guard case .exchange(let event) = input, case .entered(let channel, _, _) = event.kind, owns(channel.id) else {
            return []
        }
        return [.ask(.hangUp(channel.id, .normal))]
    }
}
