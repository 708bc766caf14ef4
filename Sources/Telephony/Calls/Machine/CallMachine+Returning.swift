import Basics

// An exchange that was away, and we ourselves: what was missed is told from how the exchange stands (SPEC T4).
extension CallMachine {
    mutating func exchangeLost(_ turn: inout Turn) {
        guard away == nil else { return }
        away = turn.now
        turn.wake(.away(since: turn.now), after: plan.away)
        turn.tell(.away)
    }

    /// Gives up a call whose exchange does not come back: what it may still carry is left alone.
    mutating func lose(_ turn: inout Turn) {
        let last = away ?? turn.now
        outsider.line = .gone
        for place in legs.indices { markGone(place, last) }
        part(.exchangeLost, at: last, &turn)
    }

    private mutating func markGone(_ place: Int, _ moment: Moment) {
        guard legs[place].line != .gone else { return }
        legs[place].line = .gone
        legs[place].times.ended = moment
        seats[legs[place].channel] = nil
    }

    mutating func found(_ snapshot: ExchangeSnapshot, _ turn: inout Turn) {
        let last = away
        away = nil
        if last != nil { turn.tell(.back) }
        guard phase != .parted else { return partedFound(snapshot, &turn) }
        guard outsider.line == .none || outsider.line == .asked || snapshot.channels[outsider.channel] != nil else {
            return outsiderMissed(snapshot, last, &turn)
        }
        if let opening, let channel = snapshot.channels[opening] { opened(opening, channel.state) }
        retake(seatsIn: snapshot, &turn)
        for place in legs.indices { catchUp(place, snapshot, &turn) }
        retakeRecording(snapshot, &turn)
        if let channel = snapshot.channels[outsider.channel] {
            if channel.isOurs { outsiderEntered(&turn) }
            if channel.state == .up { outsiderAnswered(&turn) }
        }
    }

    /// Taken up by a run of ours that knows of no alarm: all that may still be waited for is waited for anew.
    mutating func resumed(_ turn: inout Turn) {
        turn.wake(.longest, at: ledger.began + plan.longest)
        for leg in legs { resume(leg, &turn) }
        if opening != nil { turn.wake(.answer, after: Self.answering) }
        if case .talking = phase { turn.wake(.measuring, after: Self.worthMeasuring) }
        if figures != nil { turn.wake(.figures, after: LastFigures.patience) }
        switch phase {
        case .menu(.greeting(let playback)), .menu(.prompting(let playback, _, _)):
            turn.wake(.sound(playback), after: plan.sound)
        case .menu(.choosing(let menu, let tries)): turn.wake(.choice(tries: tries), after: menu.patience)
        case .menu(.message(let name)): turn.wake(.message(name), after: plan.sound)
        case .waiting(rung: nil): turn.seek(first: true)
        case .reaching: turn.wake(.ring(outsider.channel), after: (errand?.ringing ?? .zero) + plan.confirming)
        default: break
        }
        if outsider.line == .ending { turn.wake(.hangUp(outsider.channel), after: plan.confirming) }
        exchangeLost(&turn)
        if let away { turn.wake(.away(since: away), at: away + plan.away) }
    }

    private func resume(_ leg: Leg, _ turn: inout Turn) {
        switch leg.line {
        // One of an edition that did not keep for how long it was to ring gets half a minute.
        case .asked, .ringing:
            turn.wake(.ring(leg.channel), at: leg.times.asked + (leg.patience ?? .seconds(30)) + plan.confirming)
        case .ending: turn.wake(.hangUp(leg.channel), after: plan.confirming)
        case .none, .up, .gone: break
        }
        if case .running(let since) = leg.wrapUp { turn.wake(.wrapUp(leg.channel), at: since + plan.wrapUp) }
    }

    private mutating func outsiderMissed(_ snapshot: ExchangeSnapshot, _ last: Moment?, _ turn: inout Turn) {
        outsider.line = .gone
        seats[outsider.channel] = nil
        for place in legs.indices where snapshot.channels[legs[place].channel] == nil {
            markGone(place, last ?? turn.now)
        }
        // Both by the exchange's clock, which need not agree with ours.
        let isNewLife = snapshot.started.map { $0 > sighted ?? ledger.began } ?? false
        part(last == nil ? .outsider : isNewLife ? .exchangeLost : .unseen, at: last, &turn)
    }

    private mutating func partedFound(_ snapshot: ExchangeSnapshot, _ turn: inout Turn) {
        if outsider.line == .ending, snapshot.channels[outsider.channel] == nil { outsider.line = .gone }
        for place in legs.indices where snapshot.channels[legs[place].channel] == nil { markGone(place, turn.now) }
    }

    private mutating func retake(seatsIn snapshot: ExchangeSnapshot, _ turn: inout Turn) {
        seats = [:]
        for bridge in snapshot.bridges.values {
            for channel in bridge.members where owns(channel) { seats[channel] = bridge.id }
        }
        rooms.formIntersection(snapshot.bridges.keys)
        if snapshot.bridges[plan.holdRoom] == nil {
            turn.ask(.makeBridge(plan.holdRoom, .holding))
            turn.ask(.startMusic(plan.holdRoom))
        }
    }

    private mutating func catchUp(_ place: Int, _ snapshot: ExchangeSnapshot, _ turn: inout Turn) {
        let leg = legs[place]
        guard let channel = snapshot.channels[leg.channel] else {
            // One that was only just asked for may be on its way; its ring ends by itself.
            if leg.line != .asked { legGone(place, &turn) }
            return
        }
        if channel.state == .up, channel.isOurs, leg.line == .asked || leg.line == .ringing { legEntered(place, &turn) }
    }
}
