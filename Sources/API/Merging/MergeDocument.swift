import Basics
import Clients

/// A pair with the names of both.
struct NamedPair: Sendable {
    let pair: DuplicatePair
    let one: String?
    let other: String?
}

struct DuplicateDocument: Encodable, Sendable {
    let one: NamedClient
    let other: NamedClient
    /// That they are one client: 0 to 1.
    let probability: Double

    struct NamedClient: Encodable, Sendable {
        let id: Client.ID
        let name: String
    }

    init(_ named: NamedPair) {
        one = NamedClient(id: named.pair.one, name: named.one ?? "")
        other = NamedClient(id: named.pair.other, name: named.other ?? "")
        probability = named.pair.probability
    }
}

/// What `POST /api/v1/duplicates/differences` takes and gives back.
struct DifferenceDocument: Codable, Sendable {
    let one: Client.ID
    let other: Client.ID
}

/// What an operation takes that needs to be told nothing.
struct EmptyDocument: Codable, Sendable {}

/// What `POST /api/v1/clients/{id}/merges` takes.
struct NewMergeDocument: Codable, Sendable {
    let gone: Client.ID
    let survivorVersion: Int?
    let goneVersion: Int?
    let kind: String?
    let name: String?
    let taxNumber: String?
    let ownManager: String?
    let language: String?
    let note: String?

    /// Nil when the program does not care how the cards stood.
    var seen: ClientBook.SeenVersions? {
        guard let survivorVersion, let goneVersion else { return nil }
        return ClientBook.SeenVersions(survivor: survivorVersion, gone: goneVersion)
    }

    func choice() throws -> MergeChoice {
        let words: [(MergeField, String?)] = [
            (.kind, kind), (.name, name), (.taxNumber, taxNumber), (.ownManager, ownManager), (.language, language),
            (.note, note),
        ]
        var sides: [MergeField: MergeSide] = [:]
        for (field, word) in words {
            guard let word else { continue }
            sides[field] = try Word.required(word, field: field.rawValue)
        }
        return MergeChoice(sides)
    }
}

struct MergeDocument: Encodable, Sendable {
    let id: ClientMerge.ID
    let survivor: Client.ID
    let gone: Client.ID
    let at: Moment

    init(_ merge: ClientMerge) {
        id = merge.id
        survivor = merge.survivor
        gone = merge.gone
        at = merge.at
    }
}
