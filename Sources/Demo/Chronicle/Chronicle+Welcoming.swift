import Basics
import Clients
import Desk
import Events
import People

extension Chronicle {
    /// Those who become clients on this day.
    mutating func welcome(_ chance: inout Chance) {
        markSettled()
        for _ in 0..<max(0, clientTarget - clients.count) {
            let moment = Rhythm.moment(on: day, via: .email, &chance)
            let joined = welcome(at: moment)
            agenda.add(joined.deeds)
            touch(joined.client, at: moment + .seconds(chance.within(120...1800)), &chance)
        }
    }

    /// How many clients there should be by the end of this day.
    private var clientTarget: Int {
        let later = frame.clients - frame.foundingClients - Scene.strangers
        return frame.foundingClients + Int(Double(max(0, later)) * share)
    }

    mutating func welcome(at moment: Moment, isFounding: Bool = false) -> (client: KnownClient, deeds: [Deed]) {
        let prospect = market.next()
        let owners = crew.ownManagers
        let manager = owners.isEmpty ? nil : prospect.manager.map { owners[$0 % owners.count] }
        let writer = (isFounding ? crew.head(of: .service) : manager) ?? manager ?? crew.colleagues[0]
        let (client, deed) = KnownClient.join(prospect, under: manager, by: writer, at: moment, &ids)
        clients.append(client)
        told.clients += 1
        guard prospect.isSecret, let head = crew.head(of: .service) else { return (client, [deed]) }
        return (client, [deed, wall(around: client, by: head, at: moment)])
    }

    private func wall(around client: KnownClient, by head: Colleague, at moment: Moment) -> Deed {
        let named = crew.confidants.map(\.id) + [client.manager?.id].compactMap(\.self)
        return Deed(
            at: moment + .milliseconds(200),
            actor: head.actor,
            rows: [.wall(client.id, naming: named)],
            events: []
        )
    }
}
