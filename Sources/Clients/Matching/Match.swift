import Basics

/// A client, and who of it, when that is clear too.
package struct Known: Sendable, Hashable {
    package let client: Client
    package let contact: Contact?

    package init(client: Client, contact: Contact?) {
        self.client = client
        self.contact = contact
    }
}

/// Whom a sender may be.
package enum Match: Sendable, Hashable {
    case nobody
    case one(Known)
    /// The likeliest first.
    case several([Known])

    package var likeliest: Known? {
        switch self {
        case .nobody: nil
        case .one(let known): known
        case .several(let candidates): candidates.first
        }
    }

    /// Sorts what the points found: who is found by more of them comes first, then whose name is the same, then those whom
    /// somebody has looked at, then the oldest.
    init(_ found: [Known], sender: KnownSender) {
        let candidates = Dictionary(grouping: found, by: \.client.id).values.map { hits -> (Known, [Int64]) in
            let named = hits.first { $0.contact?.name == sender.name }
            let best = named ?? hits.first { $0.contact != nil } ?? hits[0]
            let rank = [
                Int64(-hits.count), named == nil ? 1 : 0, best.client.provisional ? 1 : 0, best.client.id.rawValue,
            ]
            return (best, rank)
        }
        let sorted = candidates.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
        switch sorted.count {
        case 0: self = .nobody
        case 1: self = .one(sorted[0])
        default: self = .several(sorted)
        }
    }
}
