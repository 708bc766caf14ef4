import Basics
import Clients
import Desk
import Events
import People

extension Chronicle {
    /// Some client; those who came first, and are listed first, turn to us most.
    func someone(_ chance: inout Chance) -> KnownClient {
        let place = chance.unit()
        return clients[Int(place * place.squareRoot() * Double(settled))]
    }

    /// Somebody of whom everyone here may know.
    func open(_ chance: inout Chance) -> KnownClient {
        while true {
            let client = someone(&chance)
            if !client.prospect.isSecret { return client }
        }
    }

    func secret(_ chance: inout Chance) -> KnownClient {
        let secrets = clients.filter(\.prospect.isSecret)
        return secrets.isEmpty ? someone(&chance) : chance.pick(secrets)
    }

    /// A story that can happen to this client.
    func story(
        for client: KnownClient,
        _ chance: inout Chance,
        where suits: (Story) -> Bool
    ) -> Story {
        for _ in 0..<12 {
            let isPaper = client.prospect.kind == .organisation && chance.happens(0.13)
            let product = isPaper ? .papers : chance.pick(client.prospect.products)
            let found = Stories.of(product).filter(suits)
            if !found.isEmpty { return chance.pick(found) }
        }
        return chance.pick(Product.allCases.flatMap(Stories.of).filter(suits))
    }

    /// Who takes it: the client's own manager if there, mostly; somebody of the first line otherwise.
    func manager(for client: KnownClient, on day: Day, _ chance: inout Chance) -> Colleague {
        if let own = client.manager, client.prospect.isSecret || chance.happens(0.6) { return own }
        let managers = crew.managers(on: day)
        return managers.isEmpty ? crew.colleagues[0] : chance.pick(managers)
    }

    func plot(
        _ story: Story,
        _ client: KnownClient,
        via channel: ContactChannel,
        at moment: Moment,
        _ stage: Stage,
        _ manager: Colleague? = nil,
        pace: Double,
        _ chance: Chance
    ) -> Plot {
        var chance = chance
        let manager = manager ?? self.manager(for: client, on: day, &chance)
        return Plot(
            story,
            client,
            via: channel,
            at: moment,
            on: stage == .inQueue ? frame.today : day,
            number: frame.firstNumber + told.cases,
            stage: stage,
            manager: manager,
            pace: pace,
            fresh: frame.curtain,
            in: crew,
            ids,
            chance
        )
    }
}
