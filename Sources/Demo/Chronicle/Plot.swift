import Basics
import Clients
import Desk
import Events
import People

/// One story happening to one client: who does what in which order, and how long each takes.
struct Plot {
    let story: Story
    let client: KnownClient
    let channel: ContactChannel
    let manager: Colleague
    let crew: Crew
    let stage: Stage
    /// How long things take, compared with the ordinary.
    let pace: Double
    /// From this moment on written answers have not left the house yet.
    let fresh: Moment
    let spokesman: Prospect.Spokesman
    var gaps: Gaps
    var chance: Chance
    var life: Life

    init(
        _ story: Story,
        _ client: KnownClient,
        via channel: ContactChannel,
        at moment: Moment,
        on day: Day,
        number: Int,
        stage: Stage,
        manager: Colleague,
        pace: Double,
        fresh: Moment,
        in crew: Crew,
        _ ids: Identities,
        _ chance: Chance
    ) {
        self.story = story
        self.client = client
        self.channel = channel
        self.manager = manager
        self.crew = crew
        self.stage = stage
        self.pace = pace
        self.fresh = fresh
        var chance = chance
        var ids = ids
        let speaker = chance.happens(0.7) ? 0 : chance.below(client.prospect.people.count)
        spokesman = client.prospect.people[speaker]
        gaps = Gaps(of: story.product, for: client.prospect, spokesman, on: day, &chance)
        let taker = channel.isSpoken ? manager : nil
        let letters = Letters(client: client.prospect, spokesman: spokesman, gaps: gaps)
        let opened = Case(
            id: ids.next(at: moment),
            number: number,
            client: client.id,
            contact: client.contacts[speaker],
            kind: story.kind,
            subject: gaps.fill(chance.pick(story[.subject])),
            text: letters.fromClient(
                Self.opening(of: story, via: channel, gaps, &chance),
                via: channel,
                isFirst: true,
                &chance
            ),
            status: taker == nil ? .new : .working,
            priority: Self.priority(of: story, &chance),
            owner: taker?.id,
            worker: taker?.id,
            channel: channel,
            product: story.product.rawValue,
            opened: moment
        )
        let seconds = channel.isSpoken ? Self.seconds(of: channel, &chance) : nil
        life = Life(opened, takenBy: taker, duration: seconds, ids)
        self.chance = chance
    }

    private static func opening(
        of story: Story,
        via channel: ContactChannel,
        _ gaps: Gaps,
        _ chance: inout Chance
    ) -> String {
        var said = gaps.fill(chance.pick(story.words(.opening, via: channel)))
        if chance.happens(0.8) { said += " " + gaps.fill(chance.pick(story.words(.detail, via: channel))) }
        if story.priority >= .high, chance.happens(0.4) { said += " " + chance.pick(Phrases.pressing) }
        return said
    }

    private static func priority(of story: Story, _ chance: inout Chance) -> Case.Priority {
        let shift = chance.pick([(0, 8), (1, 1), (-1, 1)].map { (item: $0.0, weight: $0.1) })
        return Case.Priority(rawValue: story.priority.rawValue + shift) ?? story.priority
    }

    static func seconds(of channel: ContactChannel, _ chance: inout Chance) -> Int {
        channel == .meeting ? chance.about(45 * 60) : max(35, chance.about(210))
    }

    /// How we answer what came by this channel; paper is answered on paper where it may come before a court.
    var answering: ContactChannel {
        switch channel {
        case .web, .fax: .email
        case .letter: story.kind == .claim ? .letter : .email
        case .phone, .email, .portal, .chat, .message, .meeting: channel
        }
    }

    /// How the client writes to us after the first time.
    var replying: ContactChannel { channel.isSpoken ? .email : answering }

    var letters: Letters { Letters(client: client.prospect, spokesman: spokesman, gaps: gaps) }
}

// MARK: - Time

extension Plot {
    /// Somebody of ours gets to it after about so many minutes of working time.
    mutating func weTake(_ minutes: Int) {
        let seconds = max(20, Int(Double(chance.about(minutes * 60)) * pace))
        life.at = life.at.workingLater(seconds: seconds) + .milliseconds(1 + chance.below(999))
    }

    /// Something else is done in the same breath.
    mutating func atOnce() {
        life.at = life.at + .milliseconds(chance.within(2_000...40_000))
    }

    /// The client gets to it, also in the evening, but not at night; on the telephone or on paper only when we are there.
    mutating func clientTakes(_ minutes: Int, via channel: ContactChannel) {
        let post = channel == .letter ? 12 : 1
        let later = life.at + .seconds(max(60, Int(Double(chance.about(minutes * 60 * post)) * pace)))
        let day = Day(of: later)
        let morning = day.at(second: 8 * 3600 + chance.below(5400))
        let awake = max(later, later < day.at(hour: 7) ? morning : later)
        let open = channel.needsOpenDoor ? awake.workingLater(seconds: chance.below(1800)) : awake
        life.at = open + .milliseconds(1 + chance.below(999))
    }
}

extension ContactChannel {
    var isSpoken: Bool { self == .phone || self == .meeting }

    /// Whether the client needs us to be there.
    var needsOpenDoor: Bool { isSpoken || self == .letter || self == .fax }

    /// What a client's "yes" by this channel counts as.
    var confirmation: Confirmation {
        switch self {
        case .phone: .phone
        case .email, .web: .email
        case .portal: .portal
        case .chat, .message: .chat
        case .meeting: .meeting
        case .letter, .fax: .letter
        }
    }
}
