import Basics
import CallCenter

@testable import Telephony

/// A switchboard on paper: runs the calls themselves and tells what they tell, while a test plays the exchange.
actor PaperSwitchboard: CallExchange {
    nonisolated let notices: AsyncStream<CallNotice>
    private let telling: AsyncStream<CallNotice>.Continuation
    private let desk: ReceptionDesk
    private let time: any TimeSource
    private var machines: [CallID: CallMachine] = [:]
    private(set) var wishes: [(call: CallID, wish: CallWish)] = []
    /// Which number each of the calls out is to show.
    private(set) var shown: [CallID: String?] = [:]
    private(set) var turnedAway: [ChannelID: HangupCause] = [:]

    init(_ desk: ReceptionDesk, time: any TimeSource) {
        (notices, telling) = AsyncStream.makeStream()
        self.desk = desk
        self.time = time
    }

    func wish(_ wish: CallWish, of call: CallID) async -> WishAnswer {
        wishes.append((call, wish))
        guard machines[call] != nil else { return .noSuchCall }
        return take(.wish(wish), call).contains(.tell(.declined(wish))) ? .declined : .granted
    }

    func callOut(_ errand: Errand, by plan: CallPlan) async -> CallID {
        let call = CallID("out\(machines.count)")
        shown[call] = errand.shown
        machines[call] = CallMachine(call, out: errand, by: plan, at: time.now)
        take(.begin, call)
        return call
    }

    func callOut(_ errand: Errand, from phone: ChannelID, by plan: CallPlan) async -> CallID {
        let call = CallID("keyed\(machines.count)")
        shown[call] = errand.shown
        machines[call] = CallMachine(call, from: phone, out: errand, by: plan, at: time.now)
        take(.begin, call)
        return call
    }

    func turnAway(_ phone: ChannelID, because cause: HangupCause) async { turnedAway[phone] = cause }

    /// Somebody dials by the keys of a phone of the house.
    func dial(_ digits: String, on phone: String, as channel: String) {
        let dialling = Telephony.Channel(
            id: ChannelID(channel),
            name: "PJSIP/\(phone)-0000001f",
            state: .ring,
            arguments: ["phone", digits],
            caller: CallerName(name: "", number: phone),
            dialled: digits,
            isOurs: true,
            created: nil
        )
        telling.yield(.dialled(dialling, digits))
    }

    func state(of call: CallID) async -> CallMachine? { machines[call] }

    func resume(_ machines: [CallMachine]) async {
        for machine in machines { self.machines[machine.call] = machine }
    }

    /// Somebody calls from outside.
    func comeIn(_ call: CallID, from number: String, to dialled: String = "100") {
        let channel = Self.channel("\(call)-caller", number: number)
        machines[call] = CallMachine(
            call,
            from: channel,
            to: dialled,
            by: desk.receive(channel, dialled: dialled),
            at: time.now
        )
        telling.yield(.began(call, channel, dialled: dialled))
        take(.begin, call)
    }

    /// All that is said to a caller has been heard.
    func sayAll(_ call: CallID) {
        for number in 1...9 {
            take(.exchange(event(.played(Playback(id: PlaybackID("\(call)-p\(number)"), wasHeard: true)))), call)
        }
    }

    /// The phone that was rung last is answered.
    func answer(_ call: CallID) {
        guard let leg = machines[call]?.legs.last else { return }
        take(.exchange(event(.entered(Self.channel(leg.channel.text), arguments: [], replacing: nil))), call)
    }

    /// The phone that was rung last is not answered.
    func miss(_ call: CallID, _ cause: HangupCause = .noAnswer) {
        guard let leg = machines[call]?.legs.last else { return }
        take(.exchange(event(.destroyed(Self.channel(leg.channel.text), cause))), call)
    }

    func hangUp(_ call: CallID) {
        guard let machine = machines[call] else { return }
        take(.exchange(event(.destroyed(Self.channel(machine.outsider.channel.text), .normal))), call)
        for leg in machine.legs { take(.exchange(event(.left(Self.channel(leg.channel.text)))), call) }
    }

    /// The work after the call is done.
    func wrapUp(_ call: CallID) {
        for leg in machines[call]?.legs ?? [] { take(.wish(.wrapUpDone(leg.channel)), call) }
    }

    func reached(_ call: CallID) {
        guard let machine = machines[call] else { return }
        let channel = Self.channel(machine.outsider.channel.text)
        take(.exchange(event(.entered(channel, arguments: [], replacing: nil))), call)
        take(.exchange(event(.dialling(channel, .answered))), call)
    }

    /// What was said to a caller who waits, each time.
    func words(to call: CallID) -> [[Sound]] {
        wishes.compactMap { wish in
            if wish.call == call, case .say(let sounds) = wish.wish { sounds } else { nil }
        }
    }

    /// Those that go on, which the house or somebody of it has made.
    var outgoing: [CallID] {
        machines.values.filter { $0.direction == .outgoing && !$0.isOver }.map(\.call).sorted { $0.text < $1.text }
    }

    /// The other phone is not answered.
    func outsiderMisses(_ call: CallID, _ cause: HangupCause) {
        guard let machine = machines[call] else { return }
        let channel = Self.channel(machine.outsider.channel.text)
        take(.exchange(event(.entered(channel, arguments: [], replacing: nil))), call)
        take(.exchange(event(.destroyed(channel, cause))), call)
        for leg in machine.legs { take(.exchange(event(.left(Self.channel(leg.channel.text)))), call) }
    }

    func endpoint(rungFor call: CallID) -> Endpoint? { machines[call]?.legs.last?.endpoint }

    @discardableResult
    private func take(_ input: CallInput, _ call: CallID) -> [CallAct] {
        guard let acts = machines[call]?.take(input, at: time.now) else { return [] }
        for act in acts {
            switch act {
            case .seek(let first): telling.yield(.seek(call, first: first))
            case .tell(let news): telling.yield(.news(call, news))
            case .write(let record): telling.yield(.record(record))
            case .ask, .wake, .look, .learnCodec: break
            }
        }
        return acts
    }

    private func event(_ kind: AriEvent.Kind) -> AriEvent { AriEvent(at: nil, kind: kind) }

    private static func channel(_ id: String, number: String = "") -> Telephony.Channel {
        Telephony.Channel(
            id: ChannelID(id),
            name: id,
            state: .up,
            arguments: ["inbound", "100"],
            caller: CallerName(name: "", number: number),
            dialled: "100",
            isOurs: true,
            created: nil
        )
    }
}
