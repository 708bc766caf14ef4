import Basics

/// A client that a row may speak of, and why.
struct ImportCandidate: Sendable, Hashable {
    let client: Client
    /// Those of its contacts that the row's numbers and addresses lead to.
    var contacts: [Contact]
    var ways: Set<Way>

    /// What of the row leads to the client.
    enum Way: Sendable, Hashable {
        case outsideNumber
        case taxNumber
        /// A telephone number or an e-mail address, in its normal form.
        case point(String)
        /// A postal address: many can live there.
        case postal
        /// An organisation is called the same.
        case name
    }
}

/// Whom a row speaks of.
enum ImportVerdict: Sendable, Equatable {
    case stranger
    case known(Client)
    /// Somebody else's number or address, as it seems.
    case doubtful(Client)
}

extension ImportDraft {
    /// The rule of SPEC W5 for rows of a list. Asked in this order, each where those before find nobody:
    ///
    /// 1. The very row was taken before (`KnownClients.madeOf`): its client, and nothing is written.
    /// 2. The other program's number, or our own: its client, whatever the row calls it.
    /// 3. The tax number: its client.
    /// 4. A telephone number or an e-mail address, and the names agree: its client. Who has another tax number is never meant.
    /// 5. A number or an address leads to somebody of whom no name is known yet, or the row has no name: that client.
    /// 6. It leads to somebody who is called otherwise. They may have been renamed, or two may share a telephone; no list can tell, so no
    ///    second client is made and a person decides, unless whoever takes the list in has said that such rows are clients of their own
    ///    (`ImportPlan.DoubtRule.add`).
    ///
    /// A card that was found keeps its name, whatever the row calls it: people may have put it right.
    func verdict(_ candidates: [ImportCandidate]) -> ImportVerdict {
        let likely = candidates.sorted(by: Self.isLikelier)
        if let sure = likely.first(where: { $0.ways.contains(.outsideNumber) }) { return .known(sure.client) }
        if let sure = likely.first(where: { $0.ways.contains(.taxNumber) }) { return .known(sure.client) }
        let possible = likely.filter { !contradicts($0.client) }
        if let same = possible.first(where: isAlike) { return .known(same.client) }
        let reached = possible.filter { $0.ways.contains { if case .point = $0 { true } else { false } } }
        guard let first = reached.first else { return .stranger }
        if name.isEmpty || reached.count == 1 && first.client.provisional { return .known(first.client) }
        return .doubtful(first.client)
    }

    /// Two companies can have one accountant, but no company has two tax numbers.
    private func contradicts(_ other: Client) -> Bool {
        guard let taxNumber, let known = other.taxNumber else { return false }
        return taxNumber != known
    }

    private func isAlike(_ candidate: ImportCandidate) -> Bool {
        let own = Self.words(name)
        guard !own.isEmpty else { return false }
        if kind == .organisation {
            return candidate.client.kind == .organisation && Self.words(candidate.client.name) == own
                || candidate.client.kind == .organisation && candidate.contacts.contains { isSamePerson($0.name) }
        }
        return Self.isPart(own, Self.words(candidate.client.name))
            || candidate.contacts.contains { isSamePerson($0.name) }
    }

    private func isSamePerson(_ other: PersonName) -> Bool {
        guard let contact else { return false }
        return Self.isPart(Self.words(contact.name.full), Self.words(other.full))
    }

    /// «Пётр Иванов» is «Иванов Пётр Сергеевич», but «Иванов» alone is any of them.
    private static func isPart(_ one: Set<String>, _ other: Set<String>) -> Bool {
        one == other || min(one.count, other.count) >= 2 && (one.isSubset(of: other) || other.isSubset(of: one))
    }

    private static func words(_ name: String) -> Set<String> { Set(SearchWords.split(SortName.of(name))) }

    /// Reached in more ways first, then those that somebody has looked at, then the oldest.
    private static func isLikelier(_ one: ImportCandidate, _ other: ImportCandidate) -> Bool {
        let ranks = [one, other].map { candidate -> [Int64] in
            [Int64(-candidate.ways.count), candidate.client.provisional ? 1 : 0, candidate.client.id.rawValue]
        }
        return ranks[0].lexicographicallyPrecedes(ranks[1])
    }
}
