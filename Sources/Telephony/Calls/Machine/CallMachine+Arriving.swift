import Basics

// From the first ring to the queue, or in a call out to the answer.
extension CallMachine {
    mutating func begin(_ turn: inout Turn) {
        guard phase == .new else { return }
        turn.wake(.longest, after: plan.longest)
        if let errand, let dialler {
            turn.tell(.ringing(dialler, errand.phone))
            turn.ask(.indicateRinging(dialler))
            reach(with: dialler, &turn)
        } else if let errand {
            phase = .summoning(ring(errand.phone, as: .agent, for: errand.patience, &turn))
        } else {
            outsider.line = .up
            open(outsider.channel, &turn)
            greet(&turn)
        }
    }

    /// A busy exchange may grant it and not do it, and then the one side hears a ring and the other nothing: it is asked until it says
    /// that it has.
    mutating func open(_ channel: ChannelID, _ turn: inout Turn) {
        opening = channel
        if away == nil { turn.ask(.answer(channel)) }
        turn.wake(.answer, after: Self.answering)
    }

    static let answering = Duration.seconds(1)

    /// Whether what was asked to be answered is there still.
    func isOpening(_ channel: ChannelID) -> Bool {
        channel == outsider.channel ? outsider.line == .up : place(of: channel).map { legs[$0].line == .up } ?? false
    }

    mutating func opened(_ channel: ChannelID, _ state: ChannelState) {
        if state == .up, opening == channel { opening = nil }
    }

    private mutating func greet(_ turn: inout Turn) {
        guard !plan.greeting.isEmpty else { return greeted(&turn) }
        phase = .menu(.greeting(say(plan.greeting, &turn)))
    }

    private mutating func greeted(_ turn: inout Turn) {
        if let menu = plan.menu { offer(menu, tries: menu.tries, &turn) } else { goOn(&turn) }
    }

    /// Has something said to the outsider.
    mutating func say(_ sounds: [Sound], _ turn: inout Turn) -> PlaybackID {
        self.sounds += 1
        let playback = PlaybackID("\(call)-p\(self.sounds)")
        turn.ask(.play(sounds, to: outsider.channel, in: plan.language, as: playback))
        turn.wake(.sound(playback), after: plan.sound)
        return playback
    }

    mutating func offer(_ menu: Menu, tries: Int, _ turn: inout Turn) {
        guard tries > 0, !menu.prompt.isEmpty else { return choose(nil, &turn) }
        phase = .menu(.prompting(say(menu.prompt, &turn), menu, tries: tries - 1))
    }

    private mutating func choose(_ key: Digit?, _ turn: inout Turn) {
        choice = key ?? choice
        if let key { plan.follow(key) }
        turn.tell(.chose(key))
        goOn(&turn)
    }

    /// What becomes of one who has heard everything.
    private mutating func goOn(_ turn: inout Turn) {
        switch plan.next {
        case .queue: wait(first: false, &turn)
        case .goodbye: part(.house, &turn)
        case .message(let longest):
            let name = RecordingName("\(call)-m1")
            message = name
            phase = .menu(.message(name))
            turn.ask(.recordMessage(outsider.channel, as: name, atMost: longest))
            turn.learnCodec(of: outsider.channel)
            turn.wake(.message(name), after: longest + plan.sound)
        }
    }

    mutating func messageEnded(_ name: RecordingName, _ turn: inout Turn) {
        if case .menu(.message(name)) = phase { part(.house, &turn) }
    }

    /// Words have been heard out, or never began.
    mutating func said(_ playback: PlaybackID, _ turn: inout Turn) {
        if announcement == playback { announcement = nil }
        switch phase {
        case .menu(.greeting(playback)): greeted(&turn)
        case .menu(.prompting(playback, let menu, let tries)):
            phase = .menu(.choosing(menu, tries: tries))
            turn.wake(.choice(tries: tries), after: menu.patience)
        default: break
        }
    }

    mutating func choiceIsLate(_ late: Int, _ turn: inout Turn) {
        if case .menu(.choosing(let menu, tries: late)) = phase { offer(menu, tries: late, &turn) }
    }

    /// A key of the caller's phone; during the prompt, too.
    mutating func pressed(_ key: Digit, _ turn: inout Turn) {
        switch phase {
        case .menu(.prompting(let playback, let menu, _)) where menu.keys.contains(key):
            turn.ask(.stopPlaying(playback))
            choose(key, &turn)
        case .menu(.choosing(let menu, _)) where menu.keys.contains(key): choose(key, &turn)
        case .waiting where key == plan.callbackKey:
            turn.tell(.callbackWanted)
            part(.callback, &turn)
        default: break
        }
    }

    /// Puts the outsider among those who wait.
    mutating func wait(first: Bool, _ turn: inout Turn) {
        phase = .waiting(rung: nil)
        turn.seek(first: first)
    }

    /// In a call out: the own phone is answered.
    mutating func reach(with agent: ChannelID, _ turn: inout Turn) {
        guard let errand else { return }
        phase = .reaching(agent)
        outsider.line = .asked
        turn.ask(
            .prepare(
                Origination(
                    outsider.channel,
                    errand.number,
                    for: errand.ringing,
                    arguments: ["called", call.text],
                    on: agent
                )
            )
        )
        turn.wake(.ring(outsider.channel), after: errand.ringing + plan.confirming)
    }

    /// In a call out: the other phone is there and can be rung.
    mutating func outsiderEntered(_ turn: inout Turn) {
        guard case .reaching(let agent) = phase, outsider.line == .asked, let errand else { return }
        outsider.line = .ringing
        // Its seat comes first, so that the ring-back tone is heard.
        settle(&turn)
        turn.ask(.show(errand.shown, by: agent))
        turn.ask(.dial(outsider.channel, for: errand.ringing, by: agent))
    }

    mutating func outsiderAnswered(_ turn: inout Turn) {
        guard case .reaching(let agent) = phase, outsider.line == .ringing, let place = place(of: agent) else { return }
        outsider.line = .up
        if agent == dialler { open(agent, &turn) }
        phase = .talking(Talk(agent: agent))
        turn.tell(.answered(agent, legs[place].endpoint))
        turn.ask(.takeTransfers(agent))
    }
}
