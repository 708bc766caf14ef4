import Basics

/// Runs one call: tells its machine what happens, one thing after another, and does what it says.
actor LiveCall {
    private var machine: CallMachine
    private let line: ExchangeLine
    private let time: any TimeSource
    private let notify: @Sendable (CallNotice) -> Void
    private let requests: AsyncStream<Request>.Continuation
    private let pending: AsyncStream<Request>
    private var alarms: [CallAlarm: Task<Void, Never>] = [:]
    private var asking: Task<Void, Never>?
    /// While somebody is sought for a caller who has just come in, nothing else is asked for.
    private var seeking: Task<Void, Never>?

    /// Who may be found at once is found and rung within it.
    private static let seekingTime = Duration.milliseconds(6)

    init(
        _ machine: CallMachine,
        over line: ExchangeLine,
        time: any TimeSource,
        notify: @escaping @Sendable (CallNotice) -> Void
    ) {
        self.machine = machine
        self.line = line
        self.time = time
        self.notify = notify
        (pending, requests) = AsyncStream.makeStream()
    }

    var state: CallMachine { machine }

    /// - Returns: whether it was granted, if it was a wish.
    @discardableResult
    func take(_ input: CallInput) -> Bool {
        let acts = machine.take(input, at: time.now)
        if asking == nil { startAsking(acts) }
        for act in acts {
            switch act {
            // A phone is rung at once, whatever is still being asked for: the caller waits for nothing else.
            case .ask(.ring):
                requests.yield(
                    .begun(
                        Task.immediate {
                            await perform(act)
                            seeking?.cancel()
                        }
                    )
                )
            case .ask, .look: requests.yield(.inTurn(act))
            // Nothing that is asked for needs it.
            case .learnCodec: Task { await perform(act) }
            case .wake: break
            case .seek(let first): notify(.seek(machine.call, first: first))
            case .tell(let news): notify(.news(machine.call, news))
            case .write(let record):
                notify(.record(record))
                end()
            }
        }
        // Last: nobody waits for them.
        if !machine.isOver { for case .wake(let alarm, let moment) in acts { set(alarm, at: moment) } }
        guard case .wish(let wish) = input else { return true }
        return !machine.isOver && !acts.contains(.tell(.declined(wish)))
    }

    /// What the exchange is asked for.
    private enum Request: Sendable {
        case inTurn(CallAct)
        /// Is being asked for already; what comes behind it may need what it makes.
        case begun(Task<Void, Never>)
    }

    /// One request after another: each may need what the one before it made.
    ///
    /// Where somebody is sought from the beginning, their phone comes first: an exchange that is answering the caller meanwhile takes
    /// longer to ring it.
    private func startAsking(_ acts: [CallAct]) {
        // Ends early when cancelled.
        if acts.contains(.seek(first: false)) { seeking = Task { _ = try? await Task.sleep(for: Self.seekingTime) } }
        // Holds on to the call until the last request is made, which may be after everybody else has let go of it.
        asking = Task {
            await seeking?.value
            for await request in pending {
                switch request {
                case .inTurn(let act): await perform(act)
                case .begun(let task): await task.value
                }
            }
        }
    }

    private func perform(_ act: CallAct) async {
        switch act {
        case .ask(let request):
            do { try await line.ask(request) } catch { take(.refused(request, error)) }
        case .look:
            // An exchange that can't be asked is found to be lost by the line.
            if let snapshot = try? await line.look() { take(.found(snapshot)) }
        case .learnCodec(let channel):
            // Of one that is gone meanwhile the exchange says nothing.
            if let codec = try? await line.codec(of: channel) { take(.codec(channel, codec)) }
        default: break
        }
    }

    private func set(_ alarm: CallAlarm, at moment: Moment) {
        alarms.removeValue(forKey: alarm)?.cancel()
        let span = moment - time.now
        alarms[alarm] = Task { [weak self] in
            do { try await Task.sleep(for: max(.zero, span)) } catch { return }
            await self?.ring(alarm)
        }
    }

    private func ring(_ alarm: CallAlarm) {
        alarms[alarm] = nil
        take(.alarm(alarm))
    }

    /// Does nothing any more: over, or left to another life of ours.
    func end() {
        for alarm in alarms.values { alarm.cancel() }
        alarms = [:]
        // What was asked for before is still asked.
        requests.finish()
    }
}
