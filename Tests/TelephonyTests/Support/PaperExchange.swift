import Basics
import TestSupport

@testable import Telephony

/// An exchange on paper: does what it is asked for as the real one would, but loses, doubles and mixes up what it tells.
struct PaperExchange {
    struct Mischief {
        var loss = 0.0
        var doubling = 0.0
        /// Seconds by which an event may be late, at most.
        var lateness = 0.0
        var refusal = 0.0
    }

    private enum State { case ringing, up }

    let mischief: Mischief
    private(set) var rooms: [ChannelID: BridgeID] = [:]
    private var channels: [ChannelID: State] = [:]
    /// Whom each ear hears, and what it records as.
    private var ears: [ChannelID: ChannelID] = [:]
    private var tapes: [ChannelID: RecordingName] = [:]
    private var pending: [(at: Moment, event: AriEvent.Kind, isLost: Bool)] = []
    private var started: Moment?
    var isAway = false

    init(_ mischief: Mischief, caller: ChannelID?) {
        self.mischief = mischief
        if let caller { channels[caller] = .ringing }
    }

    var living: [ChannelID] { channels.keys.sorted { $0.text < $1.text } }

    /// The next thing that happens there, if any.
    var next: Moment? { pending.map(\.at).min() }

    /// What is told at a moment; what is lost still happens.
    mutating func tell(at now: Moment) -> [AriEvent.Kind] {
        let due = pending.filter { $0.at <= now }
        pending.removeAll { $0.at <= now }
        return due.sorted { $0.at < $1.at }.compactMap { item in
            if case .entered(let channel, _, _) = item.event {
                guard channels[channel.id] != nil else { return nil }
                channels[channel.id] = .up
            }
            return item.isLost || isAway ? nil : item.event
        }
    }

    /// - Returns: why not, if so.
    mutating func perform(_ request: ExchangeRequest, at now: Moment, _ random: inout SeededRandom) -> TelephonyFault? {
        if random.happens(mischief.refusal) {
            return [
                .timedOut, .refused(.notThere, words: ""), .refused(.failed, words: ""), .refused(.conflict, words: ""),
            ]
            .randomElement(using: &random)
        }
        switch request {
        case .hangUp(let channel, _): return hangUp(channel, at: now, &random)
        case .ring(let leg): return ring(leg, at: now, &random)
        case .prepare(let leg):
            channels[leg.channel] = .ringing
            say(.entered(.sample(leg.channel), arguments: [], replacing: nil), at: now, after: 0.01, &random)
        case .dial(let channel, let patience, _): dial(channel, patience, at: now, &random)
        case .listen(_, let channel, _):
            channels[channel] = .up
            say(.entered(.sample(channel), arguments: [], replacing: nil), at: now, after: 0.01, &random)
        case .hear(let channel, _, let ear):
            guard channels[channel] != nil else { return .refused(.notThere, words: "") }
            channels[ear] = .up
            ears[ear] = channel
            say(.entered(.sample(ear), arguments: [], replacing: nil), at: now, after: 0.01, &random)
        case .record(let ear, let name):
            guard channels[ear] != nil else { return .refused(.notThere, words: "") }
            tapes[ear] = name
            say(.recording(Recording(name: name, length: nil, cause: nil)), at: now, after: 0.01, &random)
        case .join(let members, let room):
            guard members.allSatisfy({ channels[$0] != nil }) else { return .refused(.invalid, words: "") }
            for member in members { rooms[member] = room }
        case .play(_, _, _, let playback):
            say(.played(Playback(id: playback, wasHeard: true)), at: now, after: 3, &random)
        case .recordMessage(_, let name, _):
            say(.recorded(Recording(name: name, length: .seconds(9), cause: nil)), at: now, after: 9, &random)
        default: break
        }
        return nil
    }

    /// Whoever it is puts the phone down.
    mutating func drop(_ channel: ChannelID, at now: Moment, _ random: inout SeededRandom) {
        _ = hangUp(channel, at: now, &random)
    }

    /// All that was carried has ended.
    mutating func die(at now: Moment) {
        channels = [:]
        rooms = [:]
        pending = []
        started = now
    }

    var snapshot: ExchangeSnapshot {
        var members: [BridgeID: [ChannelID]] = [:]
        for (channel, room) in rooms { members[room, default: []].append(channel) }
        return ExchangeSnapshot(
            started: started,
            channels: channels.map { .sample($0.key, $0.value == .up ? .up : .ringing) },
            bridges: members.map { .sample($0.key, $0.value) }
        )
    }

    private mutating func hangUp(
        _ channel: ChannelID,
        at now: Moment,
        _ random: inout SeededRandom
    ) -> TelephonyFault? {
        guard channels.removeValue(forKey: channel) != nil else { return .refused(.notThere, words: "") }
        rooms[channel] = nil
        say(.hangupAsked(.sample(channel), nil), at: now, after: 0.01, &random)
        say(.left(.sample(channel)), at: now, after: 0.01, &random)
        say(.destroyed(.sample(channel), .normal), at: now, after: 0.01, &random)
        if let name = tapes.removeValue(forKey: channel) {
            say(.recorded(Recording(name: name, length: .seconds(1), cause: nil)), at: now, after: 0.02, &random)
        }
        for ear in ears.filter({ $0.value == channel }).keys.sorted(by: { $0.text < $1.text }) {
            _ = hangUp(ear, at: now, &random)
        }
        return nil
    }

    private mutating func ring(_ leg: Origination, at now: Moment, _ random: inout SeededRandom) -> TelephonyFault? {
        if channels[leg.channel] != nil { return nil }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .refused(.failed, words: "Allocation failed")
        case 1:
            say(.destroyed(.sample(leg.channel), .busy), at: now, after: 0.5, &random)
        case 2, 3:
            channels[leg.channel] = .ringing
            say(.state(.sample(leg.channel, .ringing)), at: now, after: 0.1, &random)
            say(.destroyed(.sample(leg.channel), .noAnswer), at: now, after: leg.patience / .seconds(1), &random)
        default:
            channels[leg.channel] = .ringing
            let answer = Double.random(in: 0.5...(leg.patience / .seconds(1)), using: &random)
            say(.state(.sample(leg.channel, .ringing)), at: now, after: 0.1, &random)
            say(.entered(.sample(leg.channel), arguments: [], replacing: nil), at: now, after: answer, &random)
        }
        return nil
    }

    private mutating func dial(_ channel: ChannelID, _ patience: Duration, at now: Moment, _ random: inout SeededRandom)
    {
        if random.happens(0.6) {
            say(.dialling(.sample(channel), .answered), at: now, after: 4, &random)
        } else {
            say(.destroyed(.sample(channel), .busy), at: now, after: 1, &random)
        }
    }

    private mutating func say(
        _ event: AriEvent.Kind,
        at now: Moment,
        after seconds: Double,
        _ random: inout SeededRandom
    ) {
        let late = Double.random(in: 0...max(0.001, mischief.lateness), using: &random)
        let due = now + .milliseconds(Int64((seconds + late) * 1000))
        pending.append((due, event, random.happens(mischief.loss)))
        if random.happens(mischief.doubling) { pending.append((due + .milliseconds(300), event, false)) }
    }
}
