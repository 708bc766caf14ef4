import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Takes in what came about cases that the caller has just found, or about clients alone: what waited for the client goes on,
    /// what was thought solved or was closed is open again. In one statement for each table but that of cases.
    /// - Returns: what was written down, in the order of the arrivals, and the cases as they stand now.
    package func receive(_ arrivals: [Arrival]) throws -> (interactions: [Interaction], cases: [Case]) {
        try member.require(.workCases)
        let left = try tx.leftWorkers(of: arrivals.compactMap(\.about))
        var cases: [Case.ID: Case] = [:]
        var events: [(Event, by: Actor)] = []
        var interactions: [Interaction] = []
        for arrival in arrivals {
            let interaction = try written(arrival)
            let actor: Actor = arrival.isFromMachine ? .system : .client(arrival.client.rawValue)
            interactions.append(interaction)
            events.append((.interactionReceived(interaction), by: actor))
            guard let about = arrival.about else { continue }
            let old = cases[about.id] ?? about
            let new = arrival.isFromMachine ? old.next(at: tx.now) { _ in } : old.heard(at: tx.now).without(left)
            cases[about.id] = new
            events.append((.caseReached(new, from: old, by: interaction, arrival), by: actor))
        }
        try tx.insert(interactions.map { ($0, raw: nil) })
        for about in arrivals.compactMap(\.about).unique(by: \.id) {
            if let last = cases[about.id] { try tx.save(last, over: about.version) }
        }
        try tx.record(events)
        return (interactions, Array(cases.values))
    }

    private func written(_ arrival: Arrival) throws -> Interaction {
        let subject = try Wording.line(arrival.subject, of: "subject", mayBeEmpty: true)
        return Interaction(
            id: tx.newID(),
            client: arrival.client,
            contact: arrival.contact,
            caseID: arrival.about?.id,
            channel: arrival.channel,
            direction: .in,
            at: min(arrival.at, tx.now),
            subject: subject.isEmpty ? arrival.about?.subject ?? "" : subject,
            text: try Wording.text(arrival.text, of: "text")
        )
    }
}

extension Event {
    /// Named by what it led to.
    fileprivate static func caseReached(
        _ new: Case,
        from old: Case,
        by interaction: Interaction,
        _ arrival: Arrival
    ) -> Event {
        let kind: Kind = arrival.isFromMachine ? "case.machine-wrote" : .heard(new, from: old)
        return about(
            new,
            kind,
            from: old,
            [
                "interaction": Fact(interaction.id), "channel": .text(interaction.channel.rawValue),
                "client_wrote": .truth(!arrival.isFromMachine),
            ]
        )
    }
}

extension Sequence {
    fileprivate func unique<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
        var seen: Set<Key> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
