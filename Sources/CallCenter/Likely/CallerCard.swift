import Basics
import Clients
import Desk
import People
import Store
import Telephony

/// What is shown of a caller before somebody answers (SPEC W2).
package struct CallerCard: Sendable {
    package let client: Client
    package let contact: Contact?
    package let ownManager: PersonName?
    package let reasons: [LikelyReason]
}

extension Snapshot {
    /// The likeliest client whom this number leads to, as far as the member may know of any.
    package func callerCard(_ phone: PhoneNumber, for member: Member) throws -> CallerCard? {
        let found = try findByPoint(.phone, phone.e164, visibleTo: member)
        guard let known = found.first(where: { !$0.client.provisional }) ?? found.first else { return nil }
        let client = known.client
        let manager = try client.ownManager.flatMap { try peopleNames([$0])[$0] }
        return CallerCard(
            client: client,
            contact: known.contact,
            ownManager: manager,
            reasons: try likelyReasons(of: client, calling: phone, for: member).ranked
        )
    }

    /// Whoever holds a `Client` was allowed to see it.
    package func likelyReasons(
        of client: Client,
        calling phone: PhoneNumber? = nil,
        for member: Member
    ) throws -> LikelyReasons {
        let callback: Callback? = try phone.flatMap { phone in
            try first("SELECT \(Callback.columns) FROM call_back WHERE phone = \(phone) AND settled IS NULL")
        }
        return LikelyReasons(
            cases: try cases(CaseFilter(client: client.id), visibleTo: member, limit: 50).items.map(\.case),
            promises: try openPromises(to: client),
            touches: try timeline(of: client, limit: 10).items.map(\.interaction),
            callback: callback,
            at: now
        )
    }
}
