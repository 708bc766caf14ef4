import Basics

package typealias CallID = ExchangeID<CallMachine>

/// One call from the first ring to the last work after it: a value that is told what happens and says what is to be done.
///
/// It never waits and asks nobody, so whatever it is told, in whatever order, twice or never, it can be tried. Where everybody is to be
/// heard follows from the phase alone (`settle`): no sequence of events can bring two agents to one caller.
package struct CallMachine: Hashable, Sendable, Codable {
    package let call: CallID
    package let direction: CallRecord.Direction
    package internal(set) var plan: CallPlan
    package internal(set) var outsider: Outsider
    package internal(set) var phase: CallPhase = .new
    package internal(set) var legs: [Leg] = []
    package internal(set) var end: CallEnd?
    /// Since when the exchange has not been heard of.
    package internal(set) var away: Moment?

    /// In a call out: which phone of ours is rung first, and which number then.
    let errand: Errand?
    /// In a call out that was dialled by the keys of a phone: that phone. It has dialled, and is answered when the other side is.
    private(set) var dialler: ChannelID?
    /// The channel that was asked to be answered and is not said to be yet.
    var opening: ChannelID?
    var ledger: Ledger
    /// When the exchange first knew of it, by the exchange's own clock.
    var sighted: Moment?
    var listener: Listener?
    /// In which room each channel is, as far as the exchange was asked.
    var seats: [ChannelID: BridgeID] = [:]
    /// Rooms of this call's own that have been made.
    var rooms: Set<BridgeID> = []
    var recording = RecordingState.none
    /// What there is of the conversation, each of both sides.
    var recordings: [RecordingName] = []
    /// The recording that the exchange could not go on with.
    var brokenOff: RecordingName?
    /// How many recordings were begun.
    var tapes = 0
    var sounds = 0
    /// What is said to one who waits; cut short when somebody answers.
    var announcement: PlaybackID?
    var choice: Digit?
    var message: RecordingName?
    var transfers = 0
    /// How often something went so that only a look at the exchange could tell how it stands.
    var looks = 0
    /// Whether the exchange's last word on its sound is waited for, when nothing else is left of it.
    var figures: LastFigures?

    /// A call that came in.
    /// - Parameters:
    ///   - channel: the caller's, as it entered our application.
    ///   - dialled: the number that the caller dialled.
    package init(_ call: CallID, from channel: Channel, to dialled: String, by plan: CallPlan, at now: Moment) {
        self.call = call
        self.plan = plan
        direction = .incoming
        outsider = Outsider(channel: channel.id, name: channel.caller, dialled: dialled, line: .ringing)
        errand = nil
        ledger = Ledger(at: now)
        sighted = channel.created
    }

    /// A call to be made: the own phone is rung first, and then the other.
    package init(_ call: CallID, out errand: Errand, by plan: CallPlan, at now: Moment) {
        self.call = call
        self.plan = plan
        direction = .outgoing
        outsider = Outsider(
            channel: ChannelID("\(call)-0"),
            name: errand.name,
            dialled: errand.name.number,
            line: .none
        )
        self.errand = errand
        ledger = Ledger(at: now)
    }

    /// A call that somebody dials by the keys of their own phone, whose channel is with us already.
    package init(_ call: CallID, from phone: ChannelID, out errand: Errand, by plan: CallPlan, at now: Moment) {
        self.init(call, out: errand, by: plan, at: now)
        dialler = phone
        var times = Leg.Times(asked: now)
        (times.rang, times.answered) = (now, now)
        legs = [Leg(channel: phone, endpoint: errand.phone, role: .agent, line: .up, times: times)]
    }

    /// - Returns: what is to be done, in this order.
    package mutating func take(_ input: CallInput, at now: Moment) -> [CallAct] {
        guard phase != .over else { return late(input) }
        var turn = Turn(at: now)
        switch input {
        case .begin: begin(&turn)
        case .resumed: resumed(&turn)
        case .exchange(let event): hear(event, &turn)
        case .refused(let request, let fault): refused(request, fault, &turn)
        case .wish(let wish): if !grant(wish, &turn) { turn.tell(.declined(wish)) }
        case .alarm(let alarm): wake(alarm, &turn)
        case .lost: exchangeLost(&turn)
        case .found(let snapshot): found(snapshot, &turn)
        case .codec(let channel, let codec): learned(codec, of: channel)
        }
        settle(&turn)
        return turn.acts
    }

    /// Whether a channel is of this call.
    package func owns(_ channel: ChannelID) -> Bool {
        channel == outsider.channel || channel == dialler || channel.text.hasPrefix("\(call)-")
    }

    package var isOver: Bool { phase == .over }

    package var began: Moment { ledger.began }
}

/// What a call out is for.
package struct Errand: Hashable, Sendable, Codable {
    package let phone: Endpoint
    /// How long the own phone rings.
    package let patience: Duration
    package let number: Endpoint
    package let name: CallerName
    /// How long the other phone rings.
    package let ringing: Duration
    /// The number that the other phone shows; the exchange's own choice when nil.
    package let shown: String?

    package init(
        phone: Endpoint,
        patience: Duration,
        number: Endpoint,
        name: CallerName,
        ringing: Duration,
        showing shown: String? = nil
    ) {
        self.phone = phone
        self.patience = patience
        self.number = number
        self.name = name
        self.ringing = ringing
        self.shown = shown
    }
}

/// One thing that a call is told, and what comes of it.
struct Turn {
    let now: Moment
    private var first: [CallAct] = []
    private var last: [CallAct] = []

    init(at now: Moment) {
        self.now = now
    }

    var acts: [CallAct] { first + last }

    mutating func ask(_ request: ExchangeRequest) {
        switch request {
        // Phones are put down when all others are where they are to be.
        // And nobody is to wait for a setting before they hear one another.
        case .hangUp, .takeTransfers, .removeBridge: last.append(.ask(request))
        default: first.append(.ask(request))
        }
    }

    mutating func tell(_ news: CallNews) {
        first.append(.tell(news))
    }

    mutating func wake(_ alarm: CallAlarm, after span: Duration) {
        first.append(.wake(alarm, at: now + span))
    }

    mutating func wake(_ alarm: CallAlarm, at moment: Moment) {
        first.append(.wake(alarm, at: moment))
    }

    mutating func seek(first isFirst: Bool) {
        first.append(.seek(first: isFirst))
    }

    mutating func look() {
        first.append(.look)
    }

    /// Nobody waits for it.
    mutating func learnCodec(of channel: ChannelID) {
        last.append(.learnCodec(channel))
    }

    mutating func write(_ record: CallRecord) {
        last.append(.write(record))
    }
}
