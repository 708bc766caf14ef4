import Basics
import Events
import People
import Store

extension ClientBook {
    /// Remembers that two clients are not the same, however alike they look.
    package func setDifferent(_ one: Client.ID, _ other: Client.ID) throws {
        try decide(one, other, different: true, "client.told-apart")
    }

    /// Forgets that they are not the same.
    package func setMaybeSame(_ one: Client.ID, _ other: Client.ID) throws {
        try decide(one, other, different: false, "client.maybe-same")
    }

    private func decide(_ one: Client.ID, _ other: Client.ID, different: Bool, _ kind: Event.Kind) throws {
        try member.require(.changeClients)
        let (first, second) = (try visible(one), try visible(other))
        guard let pair = DuplicatePair.ordered(first.id, second.id) else { throw MergeRefusal.same }
        guard try tx.areDifferent(pair.one, pair.other) != different else { return }
        try tx.run(
            """
            INSERT INTO duplicate_pair (one, other, weight, probability, different, by_person, at)
            VALUES (\(pair.one), \(pair.other), 0, 0, \(different), \(member.id), \(tx.now))
            ON CONFLICT (one, other) DO UPDATE SET different = excluded.different, by_person = excluded.by_person,
                at = excluded.at
            """
        )
        let told = [(first, second), (second, first)].map { client, other in
            Event(kind, of: client.subject, client: client.id.rawValue, data: ["other": Fact(other.id)])
        }
        try tx.record(told.map { ($0, by: member.actor) })
    }
}
