import Basics
import Logging
import People
import Store
import Telephony

// What people ask of the telephone from their pages.
extension Dispatcher {
    /// Does all that was asked, in its order. What was begun is never begun again: to ring twice is worse than not at all.
    func grantWishes() async throws {
        let asked = try await database.write { try $0.takeCallWishes() }
        for wish in asked {
            let isLate = wish.asked + AskedWish.patience < database.time.now
            let trouble: WishTrouble? = if isLate { .late } else { await grant(wish) }
            try await database.write { try $0.settle(wish.id, trouble) }
        }
        if !asked.isEmpty { await route() }
    }

    /// - Returns: why not, if not.
    private func grant(_ asked: AskedWish) async -> WishTrouble? {
        switch asked.wish {
        case .call(let call, let wish): await WishTrouble(exchange.wish(wish, of: call))
        case .take(let call): await take(call, for: asked.person)
        case .move(let call, let queue): await move(call, to: queue)
        case .pass(let call, let queue): await pass(call, to: queue)
        case .dial(let dialling): await dial(dialling, for: asked.person)
        }
    }

    private func take(_ call: CallID, for person: Person.ID) async -> WishTrouble? {
        guard calls[call] != nil else { return .noSuchCall }
        guard let ring = floor.assign(call, to: person) else { return .unfit }
        return await WishTrouble(exchange.wish(.ring(ring.endpoint, for: ring.patience), of: call))
    }

    private func move(_ call: CallID, to queue: CallQueue.ID) async -> WishTrouble? {
        guard calls[call] != nil else { return .noSuchCall }
        guard floor.move(call, to: queue) else { return .unfit }
        calls[call]?.context.queue = queue
        await keep(call)
        return nil
    }

    /// The exchange asks for somebody next, and then it is the other queue's people.
    private func pass(_ call: CallID, to queue: CallQueue.ID) async -> WishTrouble? {
        let before = calls[call]?.context.queue
        calls[call]?.context.queue = queue
        let trouble = WishTrouble(await exchange.wish(.requeue, of: call))
        if trouble != nil { calls[call]?.context.queue = before }
        return trouble
    }

    private func dial(_ dialling: Dialling, for person: Person.ID) async -> WishTrouble? {
        guard let agent = floor.agents[person], let phone = agent.phones.first,
            let endpoint = Endpoint.number(dialling.number, through: trunk)
        else { return .noPhone }
        guard agent.ringing == nil, agent.presence.state != .onCall else { return .busy }
        let shown = await numberShown(for: person)
        let errand = Errand(
            phone: phone,
            patience: .seconds(20),
            number: endpoint,
            name: CallerName(name: "", number: dialling.number.e164),
            ringing: .seconds(40),
            showing: shown?.digits
        )
        let call = await exchange.callOut(errand, by: desk.house.planOut(queue: nil))
        let context = CallContext(number: shown?.id, about: dialling.about)
        calls[call] = LiveEntry(context: context, choices: [:], dialler: person)
        floor.summon(person, for: call)
        await findOut(errand.name, of: call)
        await keep(call)
        return nil
    }
}

extension WishTrouble {
    fileprivate init?(_ answer: WishAnswer) {
        switch answer {
        case .granted: return nil
        case .declined: self = .unfit
        case .noSuchCall: self = .noSuchCall
        }
    }
}
