import Basics
import Clients
import Desk
import Events
import People

extension Chronicle {
    /// An opening of that day: ordinary, or one of the cases that will be open at the end.
    private struct Opening {
        let at: Moment
        let channel: ContactChannel
        let part: Scene.Part?
    }

    /// How many interactions a case brings, as a rule, and one that will be open at the end; only for planning.
    private static let usual = 2.9
    private static let usualPart = 2.2
    /// Kept for the last day, so that the number comes out.
    private static let slack = 8

    /// How many interactions there should be by the end of this day.
    private var target: Int {
        let open = Double(sceneTold) + Double(partsLeft) * Self.usualPart
        let ordinary = max(0, Double(frame.interactions - scene.queue.count) - open)
        return sceneTold + Int(ordinary * share) - (day == frame.last ? 0 : Self.slack)
    }

    mutating func live(through day: Day, _ chance: inout Chance) throws {
        for opening in openings(on: day, &chance) {
            var own = Chance(.story, told.cases &* 31 &+ told.interactions)
            if let part = opening.part {
                try begin(part, at: opening.at, via: opening.channel, &own)
            } else if told.interactions < target || day != frame.last {
                try happen(at: opening.at, via: opening.channel, &own)
            }
        }
        guard day == frame.last else { return }
        while told.interactions < target {
            touch(someone(&chance), at: Rhythm.moment(on: day, via: .email, &chance), &chance)
        }
    }

    private func openings(on day: Day, _ chance: inout Chance) -> [Opening] {
        let parts = scene.parts.filter { frame.today.workingDaysAgo($0.daysAgo) == day }
        let expected = Double(max(0, target - told.interactions)) / Self.usual
        let count = Int(expected) + (chance.happens(expected - expected.rounded(.down)) ? 1 : 0)
        var openings = (0..<count).map { _ in
            let channel = Rhythm.channel(on: day, &chance)
            return Opening(at: Rhythm.moment(on: day, via: channel, &chance), channel: channel, part: nil)
        }
        for part in parts {
            let channel = chance.pick([(.email, 5), (.phone, 4), (.portal, 2), (.web, 2)].map(Self.weighed))
            let moment = day.at(second: 9 * 3600 + chance.below(7200)) + .milliseconds(chance.below(1000))
            openings.append(Opening(at: moment, channel: channel, part: part))
        }
        return openings.sorted { $0.at < $1.at }
    }

    private static func weighed(_ pair: (ContactChannel, Int)) -> (item: ContactChannel, weight: Int) {
        (pair.0, pair.1)
    }

    /// A case from beginning to end if it can end in time, or else a contact about no case.
    private mutating func happen(at moment: Moment, via channel: ContactChannel, _ chance: inout Chance) throws {
        let client = someone(&chance)
        if chance.happens(0.2) { return touch(client, at: moment, &chance) }
        let story = self.story(for: client, &chance) { _ in true }
        // Nobody puts on paper what burns.
        let isCalm = story.kind == .claim || story.kind == .request && story.priority <= .normal
        let channel = (channel == .letter || channel == .fax) && !isCalm ? .email : channel
        for pace in [1, 0.4, 0.15] {
            var plot = self.plot(story, client, via: channel, at: moment, .closed, pace: pace, chance)
            try plot.unfold()
            let room = target - told.interactions
            let isLate = (plot.life.deeds.last.map { $0.at > frame.curtain }) ?? true
            if !isLate, day != frame.last || plot.life.interactions <= room { return keep(plot.life) }
        }
        touch(client, at: moment, &chance)
    }

    private mutating func begin(
        _ part: Scene.Part,
        at moment: Moment,
        via channel: ContactChannel,
        _ chance: inout Chance
    ) throws {
        let managers = crew.managers(on: day)
        guard !managers.isEmpty else { return }
        let channel = part.answeredAgo == nil && part.wroteAgo == nil ? channel : .email
        let client = part.isSecret ? secret(&chance) : open(&chance)
        let story = self.story(for: client, &chance, where: part.suits)
        let manager = part.isSecret ? client.manager ?? managers[0] : managers[part.manager % managers.count]
        var plot = self.plot(story, client, via: channel, at: moment, part.stage, manager, pace: 0.3, chance)
        try plot.unfold()
        if let minutes = part.wroteAgo { plot.writeAgain(at: frame.now - .minutes(minutes)) }
        if let minutes = part.answeredAgo { plot.answerNow(at: frame.now - .minutes(minutes)) }
        sceneTold += plot.life.interactions
        partsLeft -= 1
        keep(plot.life)
    }

    /// Takes over what a life has left behind.
    mutating func keep(_ life: Life) {
        agenda.add(life.told)
        ids = life.ids
        told.cases += 1
        told.interactions += life.interactions
    }
}

extension Plot {
    /// The client asks for news today.
    mutating func writeAgain(at moment: Moment) {
        life.at = moment
        life.hear(letters.fromClient(chance.pick(Phrases.reminders), via: .email, &chance), via: .email)
    }

    /// The solution has just been written and lies in the outbox.
    mutating func answerNow(at moment: Moment) {
        life.at = moment
        tellSolution(story[.solution], advising: true)
    }
}
