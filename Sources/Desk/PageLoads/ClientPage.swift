import Basics
import Clients
import Events
import People
import Store

/// Everything that a client's page shows.
package struct ClientPage: Sendable {
    package let client: Client
    package let contacts: [Contact]
    package let points: [ContactPoint]
    package let openCases: [CaseLine]
    /// What the client still waits for.
    package let promises: [PromiseLine]
    package let timeline: Slice<Touch, TimeCursor>
    package let names: [Person.ID: PersonName]
}

extension Snapshot {
    /// - Parameter cursor: where the timeline was left.
    /// - Returns: nil when there is no such client, or none that this member may know of.
    package func clientPage(
        _ id: Client.ID,
        for member: Member,
        _ filter: InteractionFilter = InteractionFilter(),
        before cursor: TimeCursor? = nil,
        limit: Int = 50
    ) throws -> ClientPage? {
        guard let client = try findClient(id, visibleTo: member) else { return nil }
        let open = try cases(CaseFilter(client: client.id), visibleTo: member, limit: 50).items
        let timeline = try timeline(of: client, filter, before: cursor, limit: limit)
        let people =
            [client.ownManager].compactMap(\.self) + open.flatMap(\.people)
            + timeline.items.compactMap(\.interaction.author)
        return ClientPage(
            client: client,
            contacts: try contacts(of: client, includingGone: true),
            points: try points(of: client),
            openCases: open,
            promises: try openPromises(to: client),
            timeline: timeline,
            names: try peopleNames(Array(Set(people)))
        )
    }
}
