import Basics
import Clients
import Events
import People
import Store

/// Shapes the lists of those to call.
package struct CallRoundBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    @discardableResult
    package func add(_ settings: CallRoundSettings) throws -> CallRound {
        try member.require(.overseeWork)
        try tx.alone(on: "call rounds")
        let list = CallRound(id: tx.newID(), settings: try checked(settings, of: nil), state: .draft, version: 1)
        try tx.insert(list)
        try record("call-round.added", list)
        return list
    }

    /// - Throws: `CallRoundRefusal.stale` when somebody was quicker.
    @discardableResult
    package func change(_ id: CallRound.ID, version: Int, to settings: CallRoundSettings) throws -> CallRound {
        let old = try known(id)
        guard old.state != .closed else { throw CallRoundRefusal.closed }
        guard old.version == version else { throw CallRoundRefusal.stale }
        let next = CallRound(id: id, settings: try checked(settings, of: id), state: old.state, version: version + 1)
        guard next.settings != old.settings else { return old }
        try tx.save(next)
        try record("call-round.changed", next)
        try tx.announce(.agents)
        return next
    }

    package func start(_ id: CallRound.ID) throws {
        guard try !tx.isEmpty(id) else { throw CallRoundRefusal.empty }
        try turn(id, to: .running, "call-round.started")
    }

    /// Whoever has somebody of it before them may finish.
    package func pause(_ id: CallRound.ID) throws { try turn(id, to: .paused, "call-round.paused") }

    package func close(_ id: CallRound.ID) throws { try turn(id, to: .closed, "call-round.closed") }

    /// Puts clients on the list by the number that they gave first. Who has none, or is on it already, is left out.
    /// - Returns: how many were put on it.
    @discardableResult
    package func add(_ clients: ClientFilter, to id: CallRound.ID) throws -> Int {
        let list = try known(id)
        guard list.state != .closed else { throw CallRoundRefusal.closed }
        var (added, cursor) = (0, NameCursor?.none)
        repeat {
            let found = try tx.clients(clients, visibleTo: member, after: cursor, limit: Self.step)
            let phones = try tx.firstPhones(of: found.items.map(\.id))
            for client in found.items.map(\.id) {
                if let phone = phones[client], try put(client, phone, on: id) { added += 1 }
            }
            cursor = found.next
        } while cursor != nil
        if added > 0 { try record("call-round.filled", list, ["count": Fact(added)]) }
        return added
    }

    private static let step = 500

    private func put(_ client: Client.ID, _ phone: PhoneNumber, on list: CallRound.ID) throws -> Bool {
        let waiting = CallRoundEntry.State.waiting(from: tx.now)
        return try tx.insert(
            CallRoundEntry(
                id: tx.newID(),
                list: list,
                client: client,
                phone: phone,
                state: waiting,
                attempts: 0,
                note: ""
            )
        )
    }

    private func turn(_ id: CallRound.ID, to state: CallRound.State, _ event: Event.Kind) throws {
        let old = try known(id)
        guard old.state != state else { return }
        guard old.state != .closed else { throw CallRoundRefusal.closed }
        let next = CallRound(id: id, settings: old.settings, state: state, version: old.version + 1)
        try tx.save(next)
        try record(event, next)
        // Whatever the house was about to call is looked at anew at once.
        try tx.announce(.agents)
    }

    private func known(_ id: CallRound.ID) throws -> CallRound {
        try member.require(.overseeWork)
        try tx.alone(on: "call rounds")
        guard let found = try tx.findCallRound(id) else { throw CallRoundRefusal.notFound }
        return found
    }

    private func checked(_ settings: CallRoundSettings, of id: CallRound.ID?) throws -> CallRoundSettings {
        var settings = settings
        settings.name = try Wording.line(settings.name, of: "name", atMost: 100)
        settings.words = try Wording.text(settings.words, of: "words", atMost: 5_000, mayBeEmpty: true)
        guard Zone.exists(settings.zone) else { throw CallRoundRefusal.zoneUnknown }
        guard AttemptRule.possible.contains(settings.attempts.most),
            AttemptRule.pauses.contains(settings.attempts.pause)
        else { throw CallRoundRefusal.attemptsUnfit }
        let name = settings.name.lowercased()
        let isTaken = try tx.callRounds().contains {
            $0.id != id && $0.state != .closed && $0.settings.name.lowercased() == name
        }
        guard !isTaken else { throw CallRoundRefusal.nameTaken }
        return settings
    }

    private func record(_ kind: Event.Kind, _ list: CallRound, _ facts: [String: Fact] = [:]) throws {
        let data = facts.merging(["name": .text(list.settings.name)]) { own, _ in own }
        try tx.record(Event(kind, of: list.eventSubject, data: data), by: member.actor)
    }
}
