import Basics
import Logging
import People
import Store
import Telephony

// Somebody dials by the keys of their desk phone (SPEC T1).
extension Dispatcher {
    /// Whoever they dial is called as from a page, or rung as a colleague.
    func dialled(_ channel: Telephony.Channel, _ digits: String) async {
        guard let endpoint = channel.endpoint, let agent = people[endpoint] else {
            return await exchange.turnAway(channel.id, because: .unallocated)
        }
        switch DialledByKeys(digits, among: people.keys) {
        case .nobody: await exchange.turnAway(channel.id, because: .unallocated)
        case .outside(let number): await call(number, for: agent, from: channel, at: endpoint)
        case .colleague(let phone): await ring(phone, for: agent, from: channel, at: endpoint)
        }
    }

    private func call(
        _ number: PhoneNumber,
        for agent: Agent,
        from channel: Telephony.Channel,
        at endpoint: Endpoint
    ) async {
        guard let outside = Endpoint.number(number, through: trunk) else {
            return await exchange.turnAway(channel.id, because: .unallocated)
        }
        let shown = await numberShown(for: agent.person)
        let errand = Errand(
            phone: endpoint,
            patience: .zero,
            number: outside,
            name: CallerName(name: "", number: number.e164),
            ringing: .seconds(60),
            showing: shown?.digits
        )
        let call = await exchange.callOut(errand, from: channel.id, by: desk.house.planOut(queue: nil))
        let context = CallContext(number: shown?.id)
        calls[call] = LiveEntry(context: context, choices: [:], dialler: agent.person, keyed: channel.id)
        summon(agent.person, for: call)
        await findOut(errand.name, of: call)
        await keep(call)
        await noteHour(of: number, agent.person)
    }

    /// Colleagues talk unrecorded and without work after it; both are on a call, so that no other comes to them.
    private func ring(
        _ phone: Endpoint,
        for agent: Agent,
        from channel: Telephony.Channel,
        at endpoint: Endpoint
    ) async {
        guard let colleague = people[phone], colleague.person != agent.person else {
            return await exchange.turnAway(channel.id, because: .unallocated)
        }
        // What the floor knows is newer than what was read.
        guard let theirs = floor.agents[colleague.person], theirs.presence.state != .onCall, theirs.ringing == nil
        else {
            return await exchange.turnAway(channel.id, because: .busy)
        }
        // A page can't be called as a phone can: another phone of theirs is rung instead.
        guard let reachable = phone.isBrowser ? colleague.phones.first(where: { !$0.isBrowser }) : phone else {
            return await exchange.turnAway(channel.id, because: .absent)
        }
        let errand = Errand(
            phone: endpoint,
            patience: .zero,
            number: reachable,
            name: CallerName(name: "", number: phone.resource),
            ringing: .seconds(60),
            showing: endpoint.resource
        )
        var plan = CallPlan()
        (plan.isRecorded, plan.wrapUp) = (false, .zero)
        let call = await exchange.callOut(errand, from: channel.id, by: plan)
        var context = CallContext()
        context.colleague = colleague.person
        calls[call] = LiveEntry(context: context, choices: [:], dialler: agent.person, keyed: channel.id)
        summon(agent.person, for: call)
        floor.summon(colleague.person, for: call)
        await keep(call)
    }

    /// Whose phone rings already is rung on.
    private func summon(_ person: Person.ID, for call: CallID) {
        if floor.agents[person]?.ringing == nil { floor.summon(person, for: call) }
    }

    private func noteHour(of number: PhoneNumber, _ person: Person.ID) async {
        do {
            try await database.write { tx in
                guard let zone = try tx.findPerson(person)?.timeZone else { return }
                try DialDesk(tx, try tx.member(person)).noteKeys(number, own: Zone(zone))
            }
        } catch {
            logger.error("a call at a quiet hour could not be put on record", metadata: ["fault": "\(error)"])
        }
    }

    /// As whom somebody calls. Where that can't be read they call all the same, and the exchange chooses.
    func numberShown(for person: Person.ID) async -> ShownNumber? {
        do { return try await database.read { try $0.numberShown(for: person) } } catch {
            logger.error("the number to be shown could not be read", metadata: ["fault": "\(error)"])
            return nil
        }
    }

    /// What decides who answers, of one who is called.
    func findOut(_ name: CallerName, of call: CallID) async {
        inquiries[call] = desk.inquire(name)
        await findOut(of: call)
    }
}

/// What somebody means who has dialled by the keys of a desk phone.
package enum DialledByKeys: Hashable, Sendable {
    case colleague(Endpoint)
    case outside(PhoneNumber)
    /// Nobody has that number.
    case nobody

    /// - Parameter phones: those of the house. An extension of theirs is theirs, whatever number outside is as short.
    package init(_ digits: String, among phones: some Sequence<Endpoint>) {
        let inside = phones.filter { $0.resource == digits }
        if let phone = inside.first(where: { !$0.isBrowser }) ?? inside.first {
            self = .colleague(phone)
        } else if digits.utf8.count > Self.longestInside, let number = PhoneNumber(digits) {
            self = .outside(number)
        } else {
            self = .nobody
        }
    }

    private static let longestInside = 6
}
