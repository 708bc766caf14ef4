import Basics
import Desk
import Events
import People
import Store
import Telephony

/// Takes what people ask of the telephone. Any node may serve their page while one node has the exchange, so a wish is written down, and
/// done by that node a moment later, once and in its order (SPEC T1).
package struct CallWishes {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// - Throws: `CallWishRefusal` when the call is over or not theirs. Who oversees the work of others may act on any call that they may
    ///   know of; that they did is on record.
    @discardableResult
    package func ask(_ wish: CallWish, of call: CallID) throws -> AskedWish.ID {
        try member.require(wish.isOverseers ? .overseeWork : .workCases)
        guard !wish.isTheHouses else { throw CallWishRefusal.unfit }
        let kept = try known(call)
        let parts = try tx.parts(in: kept.machine)
        // A call that one listens to is somebody else's.
        let isTheirs = kept.machine.legs.contains { $0.role != .listener && parts[$0.channel] == member.id }
        guard isTheirs || member.may(.overseeWork) else { throw CallWishRefusal.notYours }
        if let phone = wish.phone { try requirePhone(phone, ownOnly: wish.isOverseers) }
        if case .wrapUpDone(let channel) = wish, !member.may(.overseeWork) {
            guard parts[channel] == member.id else { throw CallWishRefusal.notYours }
        }
        if wish.isOverseers || !isTheirs { try record(wish, kept, parts) }
        return try write(.call(call, wish))
    }

    /// Has a caller who waits ring at one's own phone.
    @discardableResult
    package func take(_ call: CallID) throws -> AskedWish.ID {
        try member.require(.overseeWork)
        _ = try known(call)
        try requireFreePhone()
        return try write(.take(call))
    }

    /// Has a caller who waits do so in another queue.
    @discardableResult
    package func move(_ call: CallID, to queue: CallQueue.ID) throws -> AskedWish.ID {
        try member.require(.overseeWork)
        _ = try known(call)
        guard let found = try tx.callQueues()[queue], found.closed == nil else { throw CallWishRefusal.noSuchQueue }
        return try write(.move(call, to: queue))
    }

    /// Has whoever one talks with wait for somebody of another queue, before all others.
    @discardableResult
    package func pass(_ call: CallID, to queue: CallQueue.ID) throws -> AskedWish.ID {
        try member.require(.workCases)
        let kept = try known(call)
        guard try member.may(.overseeWork) || tx.parts(in: kept.machine).contains(where: { $0.value == member.id })
        else {
            throw CallWishRefusal.notYours
        }
        guard let found = try tx.callQueues()[queue], found.closed == nil else { throw CallWishRefusal.noSuchQueue }
        return try write(.pass(call, to: queue))
    }

    /// Calls somebody by one's own phone, which rings first.
    @discardableResult
    package func dial(_ number: PhoneNumber, about: Case.ID? = nil) throws -> AskedWish.ID {
        try member.require(.workCases)
        if let about { guard try tx.findCase(about, visibleTo: member) != nil else { throw CaseRefusal.notFound } }
        try requireFreePhone()
        return try write(.dial(Dialling(number, about: about)))
    }

    private func known(_ call: CallID) throws -> KeptCall {
        guard let kept = try tx.keptCall(call).map(tx.completed), let person = member.id else {
            throw CallWishRefusal.noSuchCall
        }
        guard kept.entry.facts?.allowed?.contains(person) ?? true else { throw CallWishRefusal.noSuchCall }
        return kept
    }

    private func requirePhone(_ endpoint: Endpoint, ownOnly: Bool) throws {
        let people = ownOnly ? [member.id].compactMap(\.self) : nil
        guard try tx.phones(of: people).contains(where: { $0.endpoint == endpoint }) else {
            throw CallWishRefusal.noPhone
        }
    }

    private func requireFreePhone() throws {
        guard let person = member.id, try !tx.phones(of: [person]).isEmpty else { throw CallWishRefusal.noPhone }
        guard try tx.presence(of: person).state != .onCall else { throw CallWishRefusal.onCall }
    }

    private func write(_ wish: TelephoneWish) throws -> AskedWish.ID {
        guard let person = member.id else { throw CallWishRefusal.noPhone }
        let id = try tx.insert(wish, of: person)
        try tx.announce(.callWishes)
        return id
    }

    /// That somebody came into a call of others, or ended it.
    private func record(_ wish: CallWish, _ kept: KeptCall, _ parts: [ChannelID: Person.ID]) throws {
        let agent = kept.machine.agent.flatMap { parts[$0] }
        guard let whose = agent ?? member.id else { return }
        let data: [String: Fact] = ["call_act": .text(wish.name), "call": .text(kept.machine.call.text)]
        let event = Event("agent.call-overseen", of: Event.Subject(.person, whose), data: data)
        try tx.record(event, by: member.actor)
    }
}

extension CallMachine {
    /// The phone that is with the client.
    fileprivate var agent: ChannelID? {
        if case .talking(let talk) = phase { talk.agent } else { nil }
    }
}

extension Snapshot {
    /// Whose phones take part in a call, or whose work after it is not done.
    func parts(in machine: CallMachine) throws -> [ChannelID: Person.ID] {
        let legs = machine.legs.filter(\.takesPart)
        let people = try people(ringing: legs.map(\.endpoint))
        return Dictionary(legs.compactMap { leg in people[leg.endpoint].map { (leg.channel, $0) } }) { first, _ in first
        }
    }
}

extension Leg {
    var takesPart: Bool { line.isLive || isWrappingUp }
}

extension Store.Channel {
    /// Somebody asks something of the telephone, or it was done or declined.
    package static let callWishes = Store.Channel("call_wishes")
}

extension Chore {
    /// What was asked of calls that are long over.
    package static let ofCallWishes: [Chore] = [
        Chore("call wishes that nobody took") { try $0.declineLateWishes() },
        Chore("settled call wishes") { tx in
            try tx.run(
                """
                DELETE FROM call_wish WHERE id IN (
                    SELECT id FROM call_wish WHERE settled < \(tx.now - .days(2)) ORDER BY settled LIMIT 1000)
                """
            )
        },
    ]
}
