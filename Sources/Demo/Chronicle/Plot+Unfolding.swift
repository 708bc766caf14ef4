import Basics
import Clients
import Desk
import Events
import People

extension Plot {
    /// Tells the story up to its stage.
    mutating func unfold() throws {
        if stage == .inQueue { return }
        if life.current.status == .new {
            weTake(25)
            try life.take(manager)
        }
        if chance.happens(0.3), !channel.needsOpenDoor { acknowledge() }
        if stage == .working { return }
        if stage == .waitingForClient || chance.happens(0.45) {
            try ask()
            if stage == .waitingForClient { return }
            weHear(gaps.fill(chance.pick(story.words(.reply, via: channel))))
        }
        if chance.happens(0.2) { jot(chance.pick(Phrases.notes), by: manager) }
        if stage == .forgotten { return remind() }
        if chance.happens(0.12) || stage.isInTheMiddle { try askColleagues() }
        try work()
        if stage.isInTheMiddle {
            if chance.happens(0.6) { promise() }
            return
        }
        if chance.happens(0.06) { remindOnce() }
        bringSolution()
        try finish()
    }

    private mutating func acknowledge() {
        atOnce()
        say(chance.pick(Phrases.received), asking: true)
    }

    private mutating func ask() throws {
        weTake(30)
        say(gaps.fill(chance.pick(story[.question])), asking: true)
        if !channel.isSpoken || stage == .waitingForClient {
            atOnce()
            try life.setAside(for: .client, by: manager)
        }
    }

    /// The client's answer, by the way that the client chose.
    mutating func weHear(_ said: String) {
        if channel.isSpoken, !said.speaksOfAttachment {
            clientTakes(40, via: .phone)
            let text = letters.noted(said, as: chance.pick(Phrases.calls))
            life.log(text, .phone, .in, seconds: Self.seconds(of: .phone, &chance), by: manager)
        } else {
            let channel = replying
            clientTakes(110, via: channel)
            life.hear(letters.fromClient(said, via: channel, &chance), via: channel)
        }
    }

    private mutating func work() throws {
        let isDeep = story.depth > .first || chance.happens(0.07)
        if stage.needsDepth || isDeep && stage != .waitingForOthers {
            try handDown()
        } else {
            if chance.happens(0.5) { jot(gaps.fill(chance.pick(story[.finding])), by: manager) }
            if stage == .waitingForOthers || chance.happens(0.05) { try rest(manager) }
        }
    }

    /// Waits for somebody else and, unless the story ends so, goes on.
    mutating func rest(_ person: Colleague) throws {
        weTake(40)
        try life.setAside(for: chance.pick([.supplier, .agreedTime, .colleague]), by: person)
        guard stage != .waitingForOthers else { return }
        weTake(500)
        try life.resume(by: person)
    }

    mutating func jot(_ text: String, by person: Colleague) {
        weTake(20)
        life.note(text, by: person)
    }

    /// Tells the client by when somebody will have found out.
    private mutating func promise() {
        atOnce()
        var day = Day(of: life.at)
        for _ in 0..<chance.within(1...3) { day = day.nextWorking }
        let due = day.at(hour: chance.pick([12, 15, 18]))
        life.promise(chance.pick(Phrases.promises), by: due, manager)
    }

    private mutating func remindOnce() {
        let channel = replying
        clientTakes(240, via: channel)
        life.hear(letters.fromClient(chance.pick(Phrases.reminders), via: channel, &chance), via: channel)
    }

    private mutating func remind() {
        remindOnce()
        remindOnce()
    }
}

extension Stage {
    /// Whether the story ends before the solution is found.
    var isInTheMiddle: Bool {
        switch self {
        case .inSecondQueue, .withSpecialist, .withExecutive, .waitingForOthers: true
        case .inQueue, .working, .waitingForClient, .solved, .forgotten, .closed: false
        }
    }

    fileprivate var needsDepth: Bool {
        switch self {
        case .inSecondQueue, .withSpecialist, .withExecutive: true
        default: false
        }
    }
}
