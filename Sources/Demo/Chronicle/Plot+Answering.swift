import Basics
import Clients
import Desk
import Events
import People

extension Plot {
    /// Tells the client something, by the way that the client came.
    mutating func say(_ text: String, asking: Bool = false) {
        let channel = answering
        let told = letters.fromUs(text, via: channel, by: manager.employee, asking: asking, &chance)
        if channel.isSpoken {
            life.log(told, .phone, .out, seconds: Self.seconds(of: .phone, &chance), by: manager)
        } else {
            let address = address(for: channel)
            let delivery: Interaction.Delivery = address.isEmpty || life.at < fresh ? .sent : .waiting
            life.answer(told, via: channel, to: address, delivery, by: manager)
        }
    }

    /// Where an answer goes; empty where the client comes to us to read.
    private func address(for channel: ContactChannel) -> String {
        switch channel {
        case .email: spokesman.email
        case .message, .phone, .fax: spokesman.phone
        case .letter: client.prospect.address.full
        case .web, .portal, .chat, .meeting: ""
        }
    }

    mutating func bringSolution() {
        weTake(story.depth == .first ? 70 : 30)
        tellSolution(story[.solution], advising: true)
    }

    mutating func tellSolution(_ solutions: [String], advising: Bool) {
        var text = gaps.fill(chance.pick(solutions))
        if story.kind == .claim || story.kind == .incident && chance.happens(0.15) {
            text = "\(chance.pick(Phrases.apologies)) \(text)"
        }
        if advising, chance.happens(0.55), let advice = story[.advice].first { text += " " + gaps.fill(advice) }
        say(text)
    }

    /// The case ends when the client says so.
    mutating func finish() throws {
        if stage == .solved {
            atOnce()
            return try life.solve(by: manager)
        }
        if chance.happens(0.05) {
            try relapse()
            return try checkByTelephone()
        }
        switch channel {
        case .portal: try confirmInPortal()
        case .meeting: try meetAgain()
        case .phone: try chance.happens(0.25) ? closeInTheSameCall() : checkByTelephone()
        case .email, .web, .chat, .message, .letter, .fax:
            try chance.happens(0.6) ? awaitConfirmation() : checkByTelephone()
        }
    }

    private mutating func awaitConfirmation() throws {
        atOnce()
        try life.setAside(for: .client, by: manager)
        let channel = replying
        clientTakes(260, via: channel)
        life.hear(letters.fromClient(chance.pick(Phrases.confirmations), via: channel, &chance), via: channel)
        weTake(35)
        try life.close(confirmedBy: channel.confirmation, by: manager.actor)
    }

    private mutating func confirmInPortal() throws {
        atOnce()
        try life.solve(by: manager)
        clientTakes(400, via: .portal)
        try life.close(confirmedBy: .portal, by: .client(client.id.rawValue))
    }

    private mutating func closeInTheSameCall() throws {
        atOnce()
        try life.close(confirmedBy: .phone, by: manager.actor)
    }

    private mutating func checkByTelephone() throws {
        atOnce()
        try life.solve(by: manager)
        weTake(480)
        let text = letters.noted("", as: chance.pick(Phrases.checkCalls))
        life.log(text, .phone, .out, seconds: max(40, chance.about(110)), by: manager)
        atOnce()
        try life.close(confirmedBy: .phone, by: manager.actor)
    }

    private mutating func meetAgain() throws {
        weTake(700)
        let text = letters.noted("", as: chance.pick(Phrases.meetings))
        life.log(text, .meeting, .out, seconds: Self.seconds(of: .meeting, &chance), by: manager)
        atOnce()
        try life.close(confirmedBy: .meeting, by: manager.actor)
    }

    /// Solved, as we thought; the client knows better.
    private mutating func relapse() throws {
        atOnce()
        try life.solve(by: manager)
        let channel = replying
        clientTakes(500, via: channel)
        life.hear(letters.fromClient(chance.pick(Phrases.relapses), via: channel, &chance), via: channel)
        jot(chance.pick(Phrases.notes), by: manager)
        weTake(45)
        tellSolution(Phrases.relapseSolutions, advising: false)
    }
}
