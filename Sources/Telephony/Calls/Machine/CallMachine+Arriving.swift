import Basics

// From the first ring to the queue, or in a call out to the answer.
extension CallMachine {
    mutating func begin(_ turn: inout Turn) {
        guard phase == .new else { return }
        turn.wake(.longest, after: plan.longest)
        if let errand {
            phase = .summoning(ring(errand.phone, as: .agent, for: errand.patience, &turn))
        } else {
            outsider.line = .up
            turn.ask(.answer(outsider.channel))
            say(MenuStage(left: plan.greeting), &turn)
        }
    }

    /// Says what is left; when nothing is, goes on to the menu, to its keys, or to the queue.
    private mutating func say(_ stage: MenuStage, _ turn: inout Turn) {
        var stage = stage
        if let sound = stage.left.first {
            sounds += 1
            let playback = PlaybackID("\(call)-p\(sounds)")
            stage.left.removeFirst()
            stage.saying = playback
            phase = .menu(stage)
            turn.ask(.play(sound, to: outsider.channel, as: playback))
            turn.wake(.sound(playback), after: plan.sound)
        } else if let menu = plan.menu, let tries = stage.tries {
            stage.saying = nil
            phase = .menu(stage)
            turn.wake(.choice(tries: tries), after: menu.patience)
        } else if let menu = plan.menu {
            offer(menu, tries: menu.tries, &turn)
        } else {
            wait(first: false, &turn)
        }
    }

    private mutating func offer(_ menu: Menu, tries: Int, _ turn: inout Turn) {
        guard tries > 0 else { return choose(nil, &turn) }
        say(MenuStage(left: menu.prompt, tries: tries - 1), &turn)
    }

    private mutating func choose(_ key: Digit?, _ turn: inout Turn) {
        choice = key
        turn.tell(.chose(key))
        wait(first: false, &turn)
    }

    /// A sound has been heard out, or never began.
    mutating func said(_ playback: PlaybackID, _ turn: inout Turn) {
        guard case .menu(let stage) = phase, stage.saying == playback else { return }
        say(stage, &turn)
    }

    mutating func choiceIsLate(_ tries: Int, _ turn: inout Turn) {
        guard case .menu(let stage) = phase, let menu = plan.menu, stage.tries == tries, stage.saying == nil else {
            return
        }
        offer(menu, tries: tries, &turn)
    }

    /// A key of the caller's phone; during the prompt, too.
    mutating func pressed(_ key: Digit, _ turn: inout Turn) {
        switch phase {
        case .menu(let stage):
            guard let menu = plan.menu, menu.keys.contains(key) else { return }
            if let playback = stage.saying { turn.ask(.stopPlaying(playback)) }
            choose(key, &turn)
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
        turn.ask(.dial(outsider.channel, for: errand.ringing, by: agent))
    }

    mutating func outsiderAnswered(_ turn: inout Turn) {
        guard case .reaching(let agent) = phase, outsider.line == .ringing, let place = place(of: agent) else { return }
        outsider.line = .up
        phase = .talking(Talk(agent: agent))
        turn.tell(.answered(agent, legs[place].endpoint))
        turn.ask(.takeTransfers(agent))
    }
}
