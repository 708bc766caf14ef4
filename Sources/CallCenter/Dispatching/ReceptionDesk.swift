import Basics
import Synchronization
import Telephony

/// Says at once how a call that comes in is dealt with: the exchange does not wait for a database.
package final class ReceptionDesk: Sendable {
    private struct Sight {
        var house: HouseNumbers
        /// Queues that nobody is on duty for.
        var deserted: Set<CallQueue.ID> = []
    }

    private let sight: Mutex<Sight>
    private let time: any TimeSource

    package init(_ house: HouseNumbers, time: any TimeSource) {
        sight = Mutex(Sight(house: house))
        self.time = time
    }

    /// For the switchboard.
    package func plan(dialled: String) -> CallPlan {
        let (house, reception) = look(dialled)
        return house.plan(reception)
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
