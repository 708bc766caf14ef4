import Basics

/// All calls of one exchange: brings each event to the call that it is of, and begins a call for each caller who comes in.
package actor Switchboard {
    /// For one reader.
    package nonisolated let notices: AsyncStream<CallNotice>

    private let line: ExchangeLine
    private let time: any TimeSource
    private let plan: @Sendable (Channel, _ dialled: String) -> CallPlan
    private let name: @Sendable () -> CallID
    private let telling: AsyncStream<CallNotice>.Continuation
    private var calls: [CallID: LiveCall] = [:]
    private var outsiders: [ChannelID: CallID] = [:]

    /// - Parameters:
    ///   - plan: how a call that comes in is to be dealt with.
    ///   - name: a new call's name, never given before.
    package init(
        on line: ExchangeLine,
        time: any TimeSource = SystemTime(),
        plan: @escaping @Sendable (Channel, _ dialled: String) -> CallPlan,
        name: @escaping @Sendable () -> CallID
    ) {
        self.line = line
        self.time = time
        self.plan = plan
        self.name = name
        (notices, telling) = AsyncStream.makeStream()
    }

    /// Works until the task is cancelled. To be called once.
    package func run() async {
        await withTaskGroup { tasks in
            tasks.addTask { await self.line.run() }
            for await event in line.events { await hear(event) }
        }
        for call in calls.values { await call.end() }
        telling.finish()
    }

    /// What somebody wants of a call.
    package func wish(_ wish: CallWish, of call: CallID) async -> WishAnswer {
        guard let live = calls[call] else { return .noSuchCall }
        return await live.take(.wish(wish)) ? .granted : .declined
    }

    /// Calls somebody: the own phone first.
    package func callOut(_ errand: Errand, by plan: CallPlan) async -> CallID {
        let machine = CallMachine(name(), out: errand, by: plan, at: time.now)
        await begin(machine)
        return machine.call
    }

    /// Calls whom somebody has dialled by the keys of their phone.
    package func callOut(_ errand: Errand, from phone: ChannelID, by plan: CallPlan) async -> CallID {
        // Told of twice it is one call.
        if let known = outsiders[phone] { return known }
        let machine = CallMachine(name(), from: phone, out: errand, by: plan, at: time.now)
        await begin(machine)
        return machine.call
    }

    /// A phone that has dialled does not get through. Where it is for the number, the exchange's own plan says so.
    package func turnAway(_ phone: ChannelID, because cause: HangupCause) async {
        // One that has just ended is as good.
        try? await line.ask(cause == .unallocated ? .release(phone) : .hangUp(phone, cause))
    }

    /// The calls as they are, to be kept.
    package func state(of call: CallID) async -> CallMachine? {
        await calls[call]?.state
    }

    /// Takes up calls that an earlier run of ours left; what has become of them is seen when the exchange is connected.
    package func resume(_ machines: [CallMachine]) async {
        for machine in machines where !machine.isOver {
            await keep(machine).take(.resumed)
        }
    }

    private func hear(_ event: ExchangeEvent) async {
        switch event {
        case .connected(let snapshot): await connected(snapshot)
        case .told(let event): await told(event)
        case .lost:
            telling.yield(.line(isUp: false))
            for call in calls.values { await call.take(.lost) }
        }
    }

    private func connected(_ snapshot: ExchangeSnapshot) async {
        await openHoldRoom(snapshot)
        telling.yield(.line(isUp: true))
        for call in calls.values { await call.take(.found(snapshot)) }
        // Those who talk are left alone, even when nobody remembers why.
        let talking = Set(snapshot.bridges.values.filter { $0.id != CallPlan.commonHoldRoom }.flatMap(\.members))
        for channel in snapshot.channels.values where channel.isOurs && !talking.contains(channel.id) {
            if owner(named: channel.id.text) == nil { await entered(channel, channel.arguments) }
        }
    }

    /// Where it can't be made now, the first call that needs it makes it.
    private func openHoldRoom(_ snapshot: ExchangeSnapshot) async {
        guard snapshot.bridges[CallPlan.commonHoldRoom] == nil else { return }
        try? await line.ask(.makeBridge(CallPlan.commonHoldRoom, .holding))
        try? await line.ask(.startMusic(CallPlan.commonHoldRoom))
    }

    private func told(_ event: AriEvent) async {
        if let call = owner(of: event) {
            await call.take(.exchange(event))
        } else if case .entered(let channel, let arguments, _) = event.kind {
            await entered(channel, arguments)
        }
    }

    /// A channel that no call is for: a caller, a phone that has dialled, or one that was answered when its call was over.
    private func entered(_ channel: Channel, _ arguments: [String]) async {
        if arguments.first == Self.phone {
            telling.yield(.dialled(channel, arguments.dropFirst().first ?? channel.dialled))
            return
        }
        guard arguments.first == Self.inbound else {
            // One that has just ended is as good.
            try? await line.ask(.hangUp(channel.id, .normal))
            return
        }
        let dialled = arguments.dropFirst().first ?? channel.dialled
        let machine = CallMachine(name(), from: channel, to: dialled, by: plan(channel, dialled), at: time.now)
        telling.yield(.began(machine.call, channel, dialled: dialled))
        await begin(machine)
    }

    /// What the dialplan says of a call that comes from outside: `Stasis(highrock,inbound,${EXTEN})`.
    private static let inbound = "inbound"

    /// And of a phone of the house that dials: `Stasis(highrock,phone,${EXTEN})`.
    private static let phone = "phone"

    private func begin(_ machine: CallMachine) async {
        await keep(machine).take(.begin)
    }

    private func keep(_ machine: CallMachine) -> LiveCall {
        let call = LiveCall(machine, over: line, time: time) { [weak self, telling] notice in
            telling.yield(notice)
            if case .record(let record) = notice { Task { await self?.forget(record.call) } }
        }
        calls[machine.call] = call
        outsiders[machine.outsider.channel] = machine.call
        // Not named after the call, as it was there before.
        if let phone = machine.dialler { outsiders[phone] = machine.call }
        return call
    }

    private func forget(_ call: CallID) {
        calls[call] = nil
        outsiders = outsiders.filter { $0.value != call }
    }
}

extension Switchboard {
    private func owner(of event: AriEvent) -> LiveCall? {
        switch event.kind {
        case .playing(let playback), .played(let playback): owner(named: playback.id.text)
        case .recording(let recording), .recorded(let recording), .recordingFailed(let recording):
            owner(named: recording.name.text)
        default: event.channel.flatMap { owner(named: $0.text) }
        }
    }

    /// What a call makes is named after it, with something behind a hyphen.
    private func owner(named text: String) -> LiveCall? {
        if let call = outsiders[ChannelID(text)] { return calls[call] }
        guard let hyphen = text.lastIndex(of: "-") else { return nil }
        return calls[CallID(String(text[..<hyphen]))]
    }
}
