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
    /// The name of the contract that they are served by.
    package let contract: String?
    package let tags: [Tag]
    package let reasons: [LikelyReason]
    /// Who else is reached at the number: perhaps it is one of these.
    package let others: [Client]
}

extension Snapshot {
    /// The likeliest client whom this number leads to, as far as the member may know of any.
    package func callerCard(_ phone: PhoneNumber, for member: Member) throws -> CallerCard? {
        let found = try findByPoint(.phone, phone.e164, visibleTo: member)
        guard let known = found.first(where: { !$0.client.provisional }) ?? found.first else { return nil }
        return try callerCard(of: known.client, among: found, calling: phone, for: member)
    }

    /// Whom a call that goes on is with; nil while nobody knows, or the member may not.
    package func callerCard(of call: OngoingCall, for member: Member) throws -> CallerCard? {
        guard let client = try call.client.flatMap({ try findClient($0.id, visibleTo: member) }) else { return nil }
        let found = try call.phone.map { try findByPoint(.phone, $0.e164, visibleTo: member) } ?? []
        return try callerCard(of: client, among: found, calling: call.phone, for: member)
    }

    private func callerCard(
        of client: Client,
        among found: [Known],
        calling phone: PhoneNumber?,
        for member: Member
    ) throws -> CallerCard {
        let contract = try contract(of: client.id)
        return CallerCard(
            client: client,
            contact: found.first { $0.client.id == client.id && $0.contact != nil }?.contact,
            ownManager: try client.ownManager.flatMap { try peopleNames([$0])[$0] },
            contract: try contract.flatMap { key in
                try deadlinePolicy().sheet.contracts.first { $0.key == key }?.name
            },
            tags: try tags(of: client),
            reasons: try likelyReasons(of: client, calling: phone, for: member).ranked,
            others: found.map(\.client).filter { $0.id != client.id }
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
