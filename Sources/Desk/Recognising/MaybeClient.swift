import Basics
import Clients
import Mail
import People
import Store

/// Who somebody unknown may be. It is offered and never assumed (SPEC W5).
package struct MaybeClient: Sendable, Hashable {
    package let client: Client
    package let reason: Reason

    package enum Reason: Sendable, Hashable {
        /// Writes from an address at the same domain.
        case domain(String)
        /// A number of the client stands in what was written, as in a signature.
        case signature(PhoneNumber)
        /// Looks alike, with this probability.
        case alike(Double)
    }
}

extension Snapshot {
    /// The likeliest first, as far as the member may know of them; nobody for a client of whom it is known who it is.
    package func maybeClients(for stranger: Client, visibleTo member: Member, limit: Int = 4) throws -> [MaybeClient] {
        guard stranger.provisional else { return [] }
        var found: [(Client.ID, MaybeClient.Reason)] = []
        for pair in try duplicates(of: stranger, visibleTo: member, limit: limit) where pair.weight > 0 {
            found.append((pair.one == stranger.id ? pair.other : pair.one, .alike(pair.probability)))
        }
        for number in try writtenNumbers(of: stranger) {
            found += try findByPoint(.phone, number.e164, visibleTo: member).map { ($0.client.id, .signature(number)) }
        }
        for point in try points(of: stranger) where point.kind == .email {
            let address = EmailAddress(stored: point.value)
            let domain = String(address.normalized.split(separator: "@").last ?? "")
            found += try organisations(at: address).map { ($0, .domain(domain)) }
        }
        let known = try clients(found.map(\.0), visibleTo: member)
        var seen: Set<Client.ID> = [stranger.id]
        let maybe = found.filter { seen.insert($0.0).inserted }.compactMap { id, reason in
            known[id].map { MaybeClient(client: $0, reason: reason) }
        }
        return Array(maybe.filter(\.isTelling).prefix(limit))
    }

    /// Numbers in the last letters, where people sign. What they quote has the numbers of others, our own among them.
    private func writtenNumbers(of stranger: Client) throws -> [PhoneNumber] {
        let texts: [String] = try values(
            """
            SELECT text FROM interaction WHERE client = \(stranger.id) AND direction = 'in'
            ORDER BY at DESC, id DESC LIMIT 5
            """
        )
        var seen: Set<PhoneNumber> = []
        return texts.map(SaidText.init).flatMap { PhoneHints.numbers(in: "\($0.new)\n\($0.signature)") }
            .filter { seen.insert($0).inserted }
    }
}

extension MaybeClient {
    /// That two strangers write from one domain tells nothing of who they are.
    fileprivate var isTelling: Bool {
        if case .domain = reason { !client.provisional } else { true }
    }
}
