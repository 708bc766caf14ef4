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
    /// Another phone of the same person, to be rung when the exchange asks for somebody.
    var instead: [CallID: Router.Ring] = [:]
    var people: [Endpoint: Agent] = [:]
    /// Records that could not be kept: kept with the next look.
    var unkept: [CallRecord] = []
    private var alarm: Task<Void, Never>?
    private let work: AsyncStream<Work>
    private nonisolated let asking: AsyncStream<Work>.Continuation

    /// One thing is done after another, to its end: what was read before something happened is never taken for how things stand.
    private enum Work: Sendable {
        case hear(CallNotice)
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
        (work, asking) = AsyncStream.makeStream()
    }

    /// Works until the task is cancelled. To be called once, after `begin`.
    package func run() async {
        await withDiscardingTaskGroup { tasks in
            tasks.addTask { for await notice in self.exchange.notices { self.asking.yield(.hear(notice)) } }
            tasks.addTask { await self.watch() }
            for await next in work { await perform(next) }
            tasks.cancelAll()
        }
    }

    private func perform(_ work: Work) async {
        do {
            switch work {
            case .hear(let notice): try await hear(notice)
            case .look:
                try await refresh()
                await route()
            case .route: await route()
            }
        } catch {
            // The call itself goes on; how it stands is kept with the next that happens.
            logger.error("the distribution of calls could not read or keep something", metadata: ["fault": "\(error)"])
        }
    }

    /// Takes up what an earlier life left. To be done before the switchboard runs, which would take calls that nobody remembers for new
    /// ones.
    package func begin() async throws {
        try await archive.catchUp()
        let kept = try await database.read { try $0.keptCalls() }
        try await refresh()
        for call in kept { takeUp(call) }
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
                for await channel in self.database.engine.announcements() where channel == .agents { self.look() }
            }
            tasks.addTask { while (try? await Task.sleep(for: .seconds(5))) != nil { self.look() } }
        }
    }

    /// Has it look anew at who answers and how things are set up.
    package nonisolated func look() { asking.yield(.look) }

    func refresh() async throws {
        try await keepLate()
        let (house, agents, callbacks) = try await database.read { snapshot in
            (try snapshot.houseNumbers(), try snapshot.agents(), try snapshot.callbacksToMake())
        }
        floor.router = Router(house.queues)
        floor.know(agents)
        people = [:]
        for agent in agents { for phone in agent.phones { people[phone] = agent } }
        expect(callbacks)
        try await endOverdueWork()
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
        alarm?.cancel()
        alarm = decision.next.map { next in
            Task { [weak self] in
                guard (try? await Task.sleep(for: max(.milliseconds(1), next - now))) != nil else { return }
                self?.asking.yield(.route)
            }
        }
    }

    /// The call itself ends the work after it; this is for when it has been forgotten.
    private func endOverdueWork() async throws {
        let now = database.time.now
        let overdue = floor.agents.values.filter { agent in
            if case .wrapUp(let until) = agent.presence.state { until + .seconds(5) <= now } else { false }
        }
        try await keep(overdue.compactMap { floor.turn($0.person, .wrappedUp, now) })
    }

    private func perform(_ ring: Router.Ring) async {
        switch ring.kind {
        case .caller:
            guard await exchange.wish(.ring(ring.endpoint, for: ring.patience), of: ring.call) else {
                return floor.leave(ring.call)
            }
        case .callback: await callBack(ring)
        }
    }

    /// Puts down in the database what somebody is doing now.
    func keep(_ changes: [CallFloor.Change]) async throws {
        guard !changes.isEmpty else { return }
        try await database.write { tx in
            for change in changes { try AgentDesk(tx, .program).hear(change.turn, of: change.person) }
        }
    }

    /// Puts down how a call stands.
    func keep(_ call: CallID) async throws {
        guard let entry = calls[call], let machine = await exchange.state(of: call), !machine.isOver else { return }
        try await database.write { try $0.keep(KeptCall(machine: machine, entry: entry)) }
    }
}
