import Basics
import Logging
import People
import Store
import Telephony

/// Brings callers and those who answer together: hears what happens at the exchange, decides, and says what is to be done (SPEC T1).
///
/// All that it knows is in the database too, so that a new life of the program goes on where this one stopped (SPEC T4).
package actor Dispatcher {
    let database: Database
    let archive: CallArchive
    let exchange: any CallExchange
    let desk: ReceptionDesk
    let logger: Logger
    /// Through which line numbers outside are called.
    let trunk: String

    var floor: CallFloor
    var calls: [CallID: LiveEntry] = [:]
    /// What each phone of a call is rung at.
    var phones: [ChannelID: Endpoint] = [:]
    /// What is being found out of those who have come in.
    var inquiries: [CallID: ReceptionDesk.Inquiry] = [:]
    /// Another phone of the same person, to be rung when the exchange asks for somebody.
    var instead: [CallID: Router.Ring] = [:]
    var people: [Endpoint: Agent] = [:]
    let notebook: CallNotebook
    /// How long callers of each queue have waited lately.
    var estimates: [CallQueue.ID: WaitEstimate] = [:]
    /// When those who wait are told next how they stand.
    var announcing: [CallID: Moment] = [:]
    private var alarm: Task<Void, Never>?
    private var lastLook: ContinuousClock.Instant?
    private var betweenLooks = Dispatcher.shortestBetweenLooks
    private var isLookPlanned = false
    private let work: AsyncStream<Work>
    private nonisolated let asking: AsyncStream<Work>.Continuation

    /// One thing is done after another, to its end: what was read before something happened is never taken for how things stand.
    private enum Work: Sendable {
        case hear(CallNotice)
        case grant
        case look
        case route
    }

    package init(
        _ database: Database,
        archive: CallArchive,
        exchange: any CallExchange,
        desk: ReceptionDesk,
        trunk: String,
        logger: Logger
    ) {
        self.database = database
        self.archive = archive
        self.exchange = exchange
        self.desk = desk
        self.trunk = trunk
        self.logger = logger
        floor = CallFloor(desk.house.queues)
        let (work, asking) = AsyncStream<Work>.makeStream()
        (self.work, self.asking) = (work, asking)
        notebook = CallNotebook(database, archive: archive, logger: logger) { asking.yield(.look) }
    }

    /// Works until the task is cancelled. To be called once, after `begin`.
    package func run() async {
        await withDiscardingTaskGroup { tasks in
            tasks.addTask { for await notice in self.exchange.notices { self.asking.yield(.hear(notice)) } }
            tasks.addTask { await self.watch() }
            for await next in work { await perform(next) }
            tasks.cancelAll()
        }
        await notebook.close()
    }

    private func perform(_ work: Work) async {
        do {
            switch work {
            case .hear(let notice): try await hear(notice)
            case .grant: try await grantWishes()
            case .look: try await lookPaced()
            case .route: await route()
            }
        } catch {
            // The call itself goes on; how it stands is kept with the next that happens.
            logger.error("the distribution of calls could not read or keep something", metadata: ["fault": "\(error)"])
        }
    }

    /// Where much happens there is much to look at, all of it is read each time, and callers wait meanwhile: ten times a second is often
    /// enough, and no more than a tenth of the time.
    private func lookPaced() async throws {
        let now = ContinuousClock.now
        if let lastLook, now - lastLook < betweenLooks {
            guard !isLookPlanned else { return }
            isLookPlanned = true
            Task { [asking, betweenLooks] in
                try? await Task.sleep(for: betweenLooks)
                asking.yield(.look)
            }
            return
        }
        (lastLook, isLookPlanned) = (now, false)
        try await refresh()
        betweenLooks = max(Self.shortestBetweenLooks, min(Self.longestBetweenLooks, now.duration(to: .now) * 10))
        try await grantWishes()
        await route()
    }

    private static let shortestBetweenLooks = Duration.milliseconds(100)
    private static let longestBetweenLooks = Duration.seconds(1)

    /// Takes up what an earlier life left. To be done before the switchboard runs, which would take calls that nobody remembers for new
    /// ones.
    package func begin() async throws {
        try await archive.catchUp()
        let (kept, unreadable) = try await database.read { try $0.keptCalls() }
        for name in unreadable { logger.error("a call of an earlier run can't be read", metadata: ["call": "\(name)"]) }
        let called = kept.compactMap(\.entry.context.called?.entry)
        try await database.write { tx in
            try tx.declineInterruptedWishes()
            try CallRoundDialler(tx).giveBackAll(besides: called)
        }
        try await refresh()
        for call in kept { takeUp(try await database.read { try $0.completed(call) }) }
        let talking = Set(floor.talks.values.joined())
        try await database.write { try AgentDesk($0, .program).recover(talking: talking) }
        try await refresh()
        await exchange.resume(kept.map(\.machine))
        await route()
    }

    /// What people say of themselves, and what is set up, is in the database; another node may have written it.
    private nonisolated func watch() async {
        await withDiscardingTaskGroup { tasks in
            tasks.addTask {
                for await channel in self.database.engine.announcements() {
                    if [.agents, .phones, .callSettings].contains(channel) { self.look() }
                    if channel == .callWishes { self.asking.yield(.grant) }
                }
            }
            tasks.addTask { while (try? await Task.sleep(for: .seconds(5))) != nil { self.look() } }
        }
    }

    /// Has it look anew at who answers and how things are set up.
    package nonisolated func look() { asking.yield(.look) }

    /// Reads anew what others may have written. Nothing is read before all of our own is written; where that can't be, what was known
    /// is known.
    func refresh() async throws {
        guard await notebook.settle() else { return }
        let underWay = entriesUnderWay
        let (house, agents, wanted) = try await database.read { snapshot in
            (try snapshot.houseNumbers(), try snapshot.agents(), try snapshot.callsToMake(underWay: underWay))
        }
        floor.router = Router(house.queues)
        floor.know(agents)
        people = [:]
        for agent in agents { for phone in agent.phones { people[phone] = agent } }
        await expect(wanted)
        await endOverdueWork()
        let deserted = house.queues.all.filter { queue in
            queue.closed == nil && floor.router.isDeserted(queue.id, floor.agents.values)
        }
        desk.see(house, deserted: Set(deserted.map(\.id)))
    }

    /// Rings for whom somebody is free, and looks again when time alone changes that.
    func route() async {
        let now = database.time.now
        let decision = floor.decide(at: now)
        for ring in decision.rings { await perform(ring) }
        let announcement = await announce(at: now)
        alarm?.cancel()
        alarm = [decision.next, announcement].compactMap(\.self).min().map { next in
            Task { [weak self] in
                guard (try? await Task.sleep(for: max(.milliseconds(1), next - now))) != nil else { return }
                self?.asking.yield(.route)
            }
        }
    }

    /// The call itself ends the work after it; this is for when it has been forgotten.
    private func endOverdueWork() async {
        let now = database.time.now
        let overdue = floor.agents.values.filter { agent in
            if case .wrapUp(let until) = agent.presence.state { until + .seconds(5) <= now } else { false }
        }
        await keep(overdue.compactMap { floor.turn($0.person, .wrappedUp, now) })
    }

    private func perform(_ ring: Router.Ring) async {
        switch ring.kind {
        case .caller:
            let answer = await exchange.wish(.ring(ring.endpoint, for: ring.patience), of: ring.call)
            if answer == .noSuchCall { floor.leave(ring.call) }
        case .callback: await callBack(ring)
        case .entry: await callEntry(ring)
        }
    }

    /// Puts down what somebody is doing now.
    func keep(_ changes: [CallFloor.Change]) async {
        await notebook.note(changes)
    }

    /// Puts down how a call stands, as it will when that is written.
    func keep(_ call: CallID) async {
        guard calls[call] != nil else { return }
        await notebook.note(call) { await self.standing(of: call) }
    }

    /// - Returns: nil when it is over.
    private func standing(of call: CallID) async -> CallNote? {
        guard let entry = calls[call], let machine = await exchange.state(of: call), !machine.isOver else { return nil }
        let whose = machine.legs.compactMap { leg in people[leg.endpoint].map { (leg.endpoint, $0.person) } }
        return CallNote(
            call: KeptCall(machine: machine, entry: entry),
            people: Dictionary(whose) { first, _ in first }
        )
    }
}
