import Basics
import Logging
import People
import Store
import Telephony

// Those who were promised to be called back keep their place among those who wait.
extension Dispatcher {
    /// Makes sure that each is expected once, and nobody any longer whom somebody has talked with.
    func expect(_ callbacks: [CallbackToMake]) {
        let underWay = Set(calls.values.compactMap(\.callback))
        let wanted = Dictionary(callbacks.map { (CallID.waiting($0.callback.id), $0) }) { first, _ in first }
        for waiting in floor.waiting.values where waiting.kind == .callback && waiting.ringing == nil {
            if wanted[waiting.call] == nil { floor.leave(waiting.call) }
        }
        for (name, wish) in wanted where floor.waiting[name] == nil && !underWay.contains(wish.callback.id) {
            floor.arrive(
                WaitingCall(
                    name,
                    in: wish.callback.queue ?? CallQueue.standard,
                    .callback,
                    since: wish.callback.since,
                    standing: wish.facts.standing,
                    ownManager: wish.facts.ownManager,
                    allowed: wish.facts.allowed
                )
            )
        }
    }

    /// Rings the phone of the house first, then the one who waits.
    func callBack(_ ring: Router.Ring) async {
        do {
            guard
                let wish = try await database.read({ try $0.callbacksToMake() }).first(where: {
                    CallID.waiting($0.callback.id) == ring.call
                }), let number = Endpoint.number(wish.callback.phone, through: trunk)
            else { return floor.leave(ring.call) }
            let errand = Errand(
                phone: ring.endpoint,
                patience: ring.patience,
                number: number,
                name: CallerName(name: "", number: wish.callback.phone.e164),
                ringing: .seconds(40)
            )
            let call = await exchange.callOut(errand, by: desk.house.planOut(queue: wish.callback.queue))
            calls[call] = LiveEntry(
                context: CallContext(queue: wish.callback.queue),
                choices: [:],
                facts: wish.facts,
                since: wish.callback.since,
                callback: wish.callback.id
            )
            await keep(call)
        } catch {
            floor.leave(ring.call)
            logger.error("somebody could not be called back", metadata: ["fault": "\(error)"])
        }
    }
}

/// One who is to be called back by itself when it is their turn.
struct CallbackToMake: Sendable {
    let callback: Callback
    let facts: CallerFacts
}

extension Snapshot {
    /// Those who asked for it and were not tried yet: whom we did not reach once, people call when they see fit.
    func callbacksToMake() throws -> [CallbackToMake] {
        let asked: [Callback] = try all(
            """
            SELECT \(Callback.columns) FROM call_back WHERE settled IS NULL AND is_asked = 1 AND attempts = 0
            ORDER BY since, id LIMIT 20
            """
        )
        return try asked.map {
            CallbackToMake(callback: $0, facts: try callerFacts(CallerName(name: "", number: $0.phone.e164)))
        }
    }
}

extension CallID {
    /// As which one who is to be called back waits.
    static func waiting(_ callback: Callback.ID) -> CallID { CallID("back \(callback)") }
}
