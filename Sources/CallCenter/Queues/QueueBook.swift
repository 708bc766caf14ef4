import Basics
import Events
import People
import Store

/// Shapes the queues.
package struct QueueBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    @discardableResult
    package func add(_ settings: QueueSettings) throws -> CallQueue {
        let queues = try queues()
        let queue = CallQueue(id: tx.newID(), settings: try settings.checked(), version: 1, closed: nil)
        try requireFit(queue, among: queues)
        try tx.insert(queue)
        try record("call-queue.added", queue)
        return queue
    }

    /// - Throws: `QueueRefusal.stale` when somebody was quicker.
    @discardableResult
    package func change(_ id: CallQueue.ID, version: Int, to settings: QueueSettings) throws -> CallQueue {
        let queues = try queues()
        guard let old = queues[id] else { throw QueueRefusal.notFound }
        guard old.version == version else { throw QueueRefusal.stale }
        let next = CallQueue(id: id, settings: try settings.checked(), version: version + 1, closed: old.closed)
        guard next.settings != old.settings else { return old }
        try requireFit(next, among: queues)
        try tx.save(next)
        var facts: [String: Fact] = [:]
        if next.settings.name != old.settings.name {
            facts = ["name_from": .text(old.settings.name), "name_to": .text(next.settings.name)]
        }
        try record("call-queue.changed", next, facts)
        return next
    }

    /// Takes no callers any more; those who wait are answered.
    package func close(_ id: CallQueue.ID) throws {
        guard id != CallQueue.standard else { throw QueueRefusal.standard }
        try settle(id, closed: tx.now, "call-queue.closed")
    }

    package func reopen(_ id: CallQueue.ID) throws {
        try settle(id, closed: nil, "call-queue.reopened")
    }

    private func settle(_ id: CallQueue.ID, closed: Moment?, _ event: Event.Kind) throws {
        guard let old = try queues()[id] else { throw QueueRefusal.notFound }
        guard (old.closed == nil) != (closed == nil) else { return }
        let next = CallQueue(id: id, settings: old.settings, version: old.version + 1, closed: closed)
        try tx.save(next)
        try record(event, next)
    }

    private func queues() throws -> CallQueues {
        try member.require(.shapeWork)
        try tx.alone(on: "call queues")
        return try tx.callQueues()
    }

    private func requireFit(_ queue: CallQueue, among queues: CallQueues) throws {
        let name = queue.settings.name.lowercased()
        guard !queues.all.contains(where: { $0.id != queue.id && $0.settings.name.lowercased() == name }) else {
            throw QueueRefusal.nameTaken
        }
        let known = Set(try tx.skills().map(\.id))
        guard known.isSuperset(of: queue.settings.needs.keys) else { throw SkillRefusal.unknown }
        switch queue.settings.overflow?.target {
        case nil: break
        case .queue(let other):
            guard other != queue.id, let target = queues[other], target.closed == nil else {
                throw QueueRefusal.overflowUnfit
            }
        case .person(let person):
            guard let found = try tx.findPerson(person), found.state != .left else { throw QueueRefusal.personUnknown }
        }
    }

    private func record(_ kind: Event.Kind, _ queue: CallQueue, _ facts: [String: Fact] = [:]) throws {
        let data = facts.merging(["name": .text(queue.settings.name)]) { own, _ in own }
        try tx.record(Event(kind, of: queue.eventSubject, data: data), by: member.actor)
        try tx.announce(.callSettings)
    }
}

extension Store.Channel {
    /// How calls are to be dealt with has changed: a queue, or a number at which the company is called.
    package static let callSettings = Store.Channel("call_settings")
}
