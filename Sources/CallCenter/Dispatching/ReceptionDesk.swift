import Basics
import Store
import Synchronization
import Telephony

/// Says at once how a call that comes in is dealt with: the exchange does not wait for a database. Who calls is found out meanwhile.
package final class ReceptionDesk: Sendable {
    private struct Sight {
        var house: HouseNumbers
        /// Queues that nobody is on duty for.
        var deserted: Set<CallQueue.ID> = []
    }

    typealias Inquiry = Task<CallerFacts, any Error>

    private let sight: Mutex<Sight>
    private let inquiries = Mutex<[ChannelID: Inquiry]>([:])
    private let database: Database
    private let time: any TimeSource

    package init(_ house: HouseNumbers, asking database: Database, time: any TimeSource) {
        sight = Mutex(Sight(house: house))
        self.database = database
        self.time = time
    }

    /// For the switchboard: somebody has come in.
    package func receive(_ channel: Telephony.Channel, dialled: String) -> CallPlan {
        let inquiry = inquire(channel.caller)
        inquiries.withLock { $0[channel.id] = inquiry }
        let (house, reception) = look(dialled)
        return house.plan(reception)
    }

    /// Begins to find out what decides who answers somebody.
    func inquire(_ name: CallerName) -> Inquiry {
        Task.immediate { [database] in try await database.read { try $0.callerFacts(name) } }
    }

    /// What was begun for one who came in, to whoever deals with them from now on.
    func inquiry(of channel: Telephony.Channel) -> Inquiry {
        inquiries.withLock { $0.removeValue(forKey: channel.id) } ?? inquire(channel.caller)
    }

    package func reception(of dialled: String) -> Reception { look(dialled).1 }

    var house: HouseNumbers { sight.withLock { $0.house } }

    func see(_ house: HouseNumbers, deserted: Set<CallQueue.ID>) {
        sight.withLock { $0 = Sight(house: house, deserted: deserted) }
    }

    private func look(_ dialled: String) -> (HouseNumbers, Reception) {
        let sight = sight.withLock { $0 }
        let reception = sight.house.reception(of: dialled, at: time.now)
        // Who may choose among queues may come to one that is attended.
        guard reception.way == .queue, reception.choices.isEmpty, sight.deserted.contains(reception.queue),
            let unattended = sight.house.queues[reception.queue]?.settings.unattended
        else { return (sight.house, reception) }
        return (sight.house, reception.received(Reception.Way(unattended)))
    }
}
