import Basics
import Logging
import People
import Store
import Telephony

// Those who were promised to be called back keep their place among those who wait; those on lists are called when nobody waits.
extension Dispatcher {
    /// Makes sure that each is expected once, and nobody any longer whom somebody has talked with or whose list has been stopped.
    func expect(_ wanted: CallsToMake) async {
        let underWay = Set(calls.keys.map { waitingName(of: $0) })
        let waiting = Dictionary(wanted.waiting.map { ($0.call, $0) }) { first, _ in first }
        for known in floor.waiting.values where known.kind != .caller && known.ringing == nil {
            // One on a list may be for others now than before.
            if waiting[known.call] == nil || known.kind == .entry { floor.leave(known.call) }
        }
        for (name, call) in waiting where floor.waiting[name] == nil && !underWay.contains(name) { floor.arrive(call) }
        await putOff(wanted.rounds.asleep)
        for (call, entry) in calls {
            if let called = entry.context.called, wanted.rounds.stopped.contains(called.entry) { await stop(call) }
        }
    }

    /// What is expected and goes on, to be asked for.
    var entriesUnderWay: [CallRoundEntry.ID] { calls.values.compactMap(\.context.called?.entry) }

    private func putOff(_ asleep: [CallRoundEntry.ID: Moment]) async {
        guard !asleep.isEmpty else { return }
        do { try await database.write { try CallRoundDialler($0).putOff(asleep) } } catch {
            logger.error("those who sleep could not be put off", metadata: ["fault": "\(error)"])
        }
    }

    /// Their list has been stopped: nobody is rung any longer. Who talks by now may finish.
    private func stop(_ call: CallID) async {
        switch await exchange.state(of: call)?.phase {
        case .new, .summoning, .reaching: _ = await exchange.wish(.hangUp, of: call)
        default: break
        }
    }

    /// Rings the phone of the house first, then the one who waits.
    func callBack(_ ring: Router.Ring) async {
        do {
            let back = try await database.read { snapshot in
                try snapshot.callbacksToMake().first { CallID.waiting($0.callback.id) == ring.call }
                    .map { ($0, try snapshot.numberShown(for: $0.callback)) }
            }
            guard let (wish, shown) = back else { return floor.leave(ring.call) }
            let (callback, queue) = (wish.callback, wish.callback.queue)
            let context = CallContext(number: shown?.id, queue: queue)
            var entry = LiveEntry(context: context, choices: [:], facts: wish.facts)
            (entry.since, entry.callback) = (callback.since, callback.id)
            await callOut(ring, to: callback.phone, as: shown, by: desk.house.planOut(queue: queue), entry)
        } catch {
            floor.leave(ring.call)
            logger.error("somebody could not be called back", metadata: ["fault": "\(error)"])
        }
    }

    /// Calls one on a list. They are taken for this person first: whatever happens then, nobody else calls them.
    func callEntry(_ ring: Router.Ring) async {
        guard let id = CallRoundEntry.ID(waiting: ring.call) else { return floor.leave(ring.call) }
        do {
            let taken = try await database.write { tx in
                try CallRoundDialler(tx).take(id, for: ring.person).map { entry in
                    let name = CallerName(name: "", number: entry.phone.e164)
                    return (entry, try tx.callerFacts(name), try tx.numberShown(for: ring.person))
                }
            }
            guard let (taken, facts, shown) = taken else { return floor.leave(ring.call) }
            var context = CallContext(number: shown?.id)
            context.called = CalledEntry(entry: id, attempts: taken.attempts)
            let entry = LiveEntry(context: context, choices: [:], facts: facts)
            await callOut(ring, to: taken.phone, as: shown, by: desk.house.planOut(queue: nil), entry)
        } catch {
            floor.leave(ring.call)
            logger.error("one on a list could not be called", metadata: ["fault": "\(error)"])
        }
    }

    /// Rings another phone of the same person, by a call of its own: the one that ends is nobody's any longer.
    func callAgain(_ ring: Router.Ring, insteadOf call: CallID) async {
        calls[call]?.callback = nil
        calls[call]?.context.called = nil
        switch ring.kind {
        case .callback: await callBack(ring)
        case .entry: await callEntry(ring)
        case .caller: break
        }
    }

    private func callOut(
        _ ring: Router.Ring,
        to phone: PhoneNumber,
        as shown: ShownNumber?,
        by plan: CallPlan,
        _ entry: LiveEntry
    ) async {
        guard let number = Endpoint.number(phone, through: trunk) else { return floor.leave(ring.call) }
        let errand = Errand(
            phone: ring.endpoint,
            patience: ring.patience,
            number: number,
            name: CallerName(name: "", number: phone.e164),
            ringing: .seconds(40),
            showing: shown?.digits
        )
        let call = await exchange.callOut(errand, by: plan)
        calls[call] = entry
        await keep(call)
    }

    /// As which the floor knows a call: one that the house makes is still the one who waits.
    func waitingName(of call: CallID) -> CallID {
        let entry = calls[call]
        return entry?.callback.map(CallID.waiting) ?? entry?.context.called.map { CallID.waiting($0.entry) } ?? call
    }

    /// Whether the house itself makes it, so that it rings one phone and no other instead.
    func isTheHouses(_ call: CallID) -> Bool { waitingName(of: call) != call }
}

/// All whom the house is to call by itself now.
struct CallsToMake: Sendable {
    let callbacks: [CallbackToMake]
    let rounds: RoundsToCall

    var waiting: [WaitingCall] { callbacks.map(\.waiting) + rounds.entries.map(\.waiting) }
}

/// One who is to be called back by itself when it is their turn.
struct CallbackToMake: Sendable {
    let callback: Callback
    let facts: CallerFacts

    fileprivate var waiting: WaitingCall {
        WaitingCall(
            CallID.waiting(callback.id),
            in: callback.queue ?? CallQueue.standard,
            .callback,
            since: callback.since,
            standing: facts.standing,
            ownManager: facts.ownManager,
            allowed: facts.allowed
        )
    }
}

extension EntryToCall {
    fileprivate var waiting: WaitingCall {
        var since = Moment(milliseconds: 0)
        if case .waiting(let from) = entry.state { since = from }
        return WaitingCall(CallID.waiting(entry.id), in: CallQueue.standard, .entry, since: since, allowed: callers)
    }
}

extension Snapshot {
    /// - Parameter underWay: those on lists who are being called now.
    func callsToMake(underWay: [CallRoundEntry.ID]) throws -> CallsToMake {
        CallsToMake(callbacks: try callbacksToMake(), rounds: try roundsToCall(underWay: underWay))
    }

    /// Those who asked for it and whose time has come by the rule of their queue: whom we did not reach so often, people call when they
    /// see fit.
    func callbacksToMake() throws -> [CallbackToMake] {
        let zone = try houseZone()
        let asked = try all(
            """
            SELECT \(Callback.columns), rule.callback_attempts, rule.callback_pause FROM call_back
            JOIN call_queue AS rule ON rule.id = COALESCE(call_back.queue, \(CallQueue.standard))
            WHERE settled IS NULL AND is_asked = 1 AND attempts < rule.callback_attempts
                AND (tried IS NULL OR tried + rule.callback_pause * 1000 <= \(now))
            ORDER BY since, call_back.id LIMIT 200
            """
        ) { row in
            let callback = try Callback(from: &row)
            return (callback, AttemptRule(most: try row.read(), pause: .seconds(try row.read(Int.self))))
        }
        let due = asked.filter { callback, rule in callback.nextTry(by: rule, at: now, else: zone) == now }
        return try due.prefix(20).map { callback, _ in
            let name = CallerName(name: "", number: callback.phone.e164)
            return CallbackToMake(callback: callback, facts: try callerFacts(name))
        }
    }
}

extension CallID {
    /// As which one who is to be called back waits.
    static func waiting(_ callback: Callback.ID) -> CallID { CallID("back \(callback)") }
}
