import Basics

// What people and the distribution of calls want.
extension CallMachine {
    /// - Returns: whether the wish fits what the call is doing.
    mutating func grant(_ wish: CallWish, _ turn: inout Turn) -> Bool {
        switch wish {
        case .hangUp: return hangUp(&turn)
        case .wrapUpDone(let channel): return endWrapUp(channel, &turn)
        case .listen(let endpoint, let whisper, let patience): return listen(endpoint, whisper, for: patience, &turn)
        case .whisper(let whisper): return change(whisper, &turn)
        case .declineTransfer(let channel):
            guard isUp(channel) else { return false }
            turn.ask(.transferProgress(channel, .declined))
            return true
        case .ring(let endpoint, let patience):
            guard case .waiting(rung: nil) = phase else { return false }
            phase = .waiting(rung: ring(endpoint, as: .agent, for: patience, &turn))
            return true
        case .say(let sounds):
            guard case .waiting = phase, !sounds.isEmpty else { return false }
            announcement = say(sounds, &turn)
            return true
        case .offer(let menu):
            guard phase == .waiting(rung: nil) else { return false }
            offer(menu, tries: menu.tries, &turn)
            return true
        case .withdraw:
            guard case .waiting(.some(let rung)) = phase else { return false }
            phase = .waiting(rung: nil)
            putDown(rung, &turn)
            return true
        default:
            guard case .talking(let talk) = phase else { return false }
            return grant(wish, in: talk, &turn)
        }
    }

    private mutating func hangUp(_ turn: inout Turn) -> Bool {
        switch phase {
        case .parted, .over: return false
        case .talking(let talk): part(place(of: talk.agent).map { .agent(legs[$0].endpoint) } ?? .house, &turn)
        default: part(.house, &turn)
        }
        return true
    }

    private mutating func grant(_ wish: CallWish, in talk: Talk, _ turn: inout Turn) -> Bool {
        switch wish {
        case .hold, .retrieve, .pauseRecording, .resumeRecording: return turnTalk(wish, talk, &turn)
        case .press(let keys): return press(keys, talk, &turn)
        case .consult(let endpoint, let patience): return consult(endpoint, for: patience, in: talk, &turn)
        case .swap, .conference, .cancel: return regroup(wish, talk, &turn)
        case .complete: return complete(talk, &turn)
        case .transfer(let endpoint, let patience):
            // Whoever listened and takes over would go on hearing themselves.
            if legs.contains(where: { $0.channel == listener?.leg && $0.endpoint == endpoint }) { endListening(&turn) }
            leave(talk, &turn)
            phase = .waiting(rung: ring(endpoint, as: .agent, for: patience, &turn))
            turn.tell(.handedOver(from: agentsEndpoint(talk), to: endpoint))
            return true
        case .requeue:
            leave(talk, &turn)
            wait(first: true, &turn)
            turn.tell(.handedOver(from: agentsEndpoint(talk), to: nil))
            return true
        default: return false
        }
    }

    private mutating func turnTalk(_ wish: CallWish, _ talk: Talk, _ turn: inout Turn) -> Bool {
        var talk = talk
        switch (wish, talk.company) {
        case (.hold, .outsider(aside: nil)):
            talk.company = .nobody
            turn.tell(.held)
        case (.retrieve, .nobody):
            talk.company = .outsider(aside: nil)
            turn.tell(.retrieved)
        case (.pauseRecording, _) where !talk.recordingIsPaused: talk.recordingIsPaused = true
        case (.resumeRecording, _) where talk.recordingIsPaused: talk.recordingIsPaused = false
        default: return false
        }
        phase = .talking(talk)
        return true
    }

    /// Nobody chooses anything from music on hold.
    private func press(_ keys: KeyPresses, _ talk: Talk, _ turn: inout Turn) -> Bool {
        switch talk.company {
        case .outsider, .everybody:
            turn.ask(.press(keys, to: outsider.channel))
            return true
        case .nobody, .consulted: return false
        }
    }
}

// Asking somebody, and handing the caller over.
extension CallMachine {
    private mutating func consult(
        _ endpoint: Endpoint,
        for patience: Duration,
        in talk: Talk,
        _ turn: inout Turn
    ) -> Bool {
        guard talk.company == .outsider(aside: nil) || talk.company == .nobody else { return false }
        var talk = talk
        talk.company = .consulted(ring(endpoint, as: .consulted, for: patience, &turn))
        phase = .talking(talk)
        return true
    }

    private mutating func regroup(_ wish: CallWish, _ talk: Talk, _ turn: inout Turn) -> Bool {
        var talk = talk
        switch (wish, talk.company) {
        case (.swap, .consulted(let other)) where isUp(other): talk.company = .outsider(aside: other)
        case (.swap, .outsider(.some(let other))): talk.company = .consulted(other)
        case (.conference, .consulted(let other)) where isUp(other), (.conference, .outsider(.some(let other))):
            talk.company = .everybody(other)
            turn.tell(.conferring(other))
        case (.cancel, .consulted(let other)), (.cancel, .everybody(let other)), (.cancel, .outsider(.some(let other))):
            putDown(other, &turn)
            talk.company = .outsider(aside: nil)
            turn.tell(.retrieved)
        default: return false
        }
        phase = .talking(talk)
        return true
    }

    private mutating func complete(_ talk: Talk, _ turn: inout Turn) -> Bool {
        guard let other = talk.consulted, let to = place(of: other), let from = place(of: talk.agent) else {
            return false
        }
        if isUp(other) {
            pass(talk, to: other, &turn)
        } else {
            promote(other)
            phase = .waiting(rung: other)
            transfers += 1
        }
        release(from, &turn)
        turn.tell(.handedOver(from: legs[from].endpoint, to: legs[to].endpoint))
        return true
    }

    /// Everybody of the house leaves the outsider, who goes on elsewhere.
    private mutating func leave(_ talk: Talk, _ turn: inout Turn) {
        putDown(talk.consulted, &turn)
        if let place = place(of: talk.agent) { release(place, &turn) }
        transfers += 1
    }

    private mutating func release(_ place: Int, _ turn: inout Turn) {
        legs[place].outcome = .handedOver
        putDown(place, &turn)
        beginWrapUp(place, &turn)
    }

    private func agentsEndpoint(_ talk: Talk) -> Endpoint {
        legs[place(of: talk.agent) ?? 0].endpoint
    }
}
