import Basics
import Clients
import Desk
import Events
import People

extension Chronicle {
    /// What has come in today and waits on the first line.
    mutating func raiseCurtain() throws {
        let channels: [ContactChannel] = [.email, .web, .chat, .email, .portal, .web, .email, .message, .portal, .web]
        for (place, minutes) in scene.queue.sorted(by: >).enumerated() {
            var chance = Chance(.scene, place)
            let moment = frame.now - .minutes(minutes) + .milliseconds(chance.below(50_000))
            let channel = channels[place % channels.count]
            let isStranger = channel == .web && strangersLeft > 0
            let client = isStranger ? stranger(at: moment) : open(&chance)
            let story = self.story(for: client, &chance) { $0.kind != .claim }
            var plot = self.plot(story, client, via: channel, at: moment, .inQueue, pace: 1, chance)
            try plot.unfold()
            keep(plot.life)
        }
        while strangersLeft > 0 { _ = stranger(at: frame.now - .minutes(200 + strangersLeft)) }
    }

    private var strangersLeft: Int { frame.clients - clients.count }

    /// Somebody who wrote through the form and whom nobody has looked at yet.
    private mutating func stranger(at moment: Moment) -> KnownClient {
        let (client, deed) = KnownClient.join(market.next().asStranger, under: nil, by: nil, at: moment, &ids)
        clients.append(client)
        agenda.add([deed])
        told.clients += 1
        return client
    }
}
