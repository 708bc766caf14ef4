import Basics
import Events
import People

/// What stands on a card and can come from either of two.
package enum MergeField: String, CaseIterable, Codable, Sendable {
    case kind
    case name
    case taxNumber = "tax_number"
    case ownManager = "own_manager"
    case language
    case note
}

/// From which of two cards something is taken.
package enum MergeSide: String, CaseIterable, Codable, Sendable {
    case survivor
    case gone
    /// Of notes alone: one below the other.
    case both
}

/// Which card each field is taken from.
package struct MergeChoice: Sendable, Hashable {
    private let sides: [MergeField: MergeSide]

    /// What is left out is as `usual` has it.
    package init(_ sides: [MergeField: MergeSide] = [:]) {
        self.sides = sides
    }

    package func side(of field: MergeField, _ survivor: Client, _ gone: Client) -> MergeSide {
        sides[field] ?? Self.usual(field, survivor, gone)
    }

    /// The survivor's, unless nothing stands there; a card that somebody has looked at before one that nobody has; both notes.
    package static func usual(_ field: MergeField, _ survivor: Client, _ gone: Client) -> MergeSide {
        let isBetter = survivor.provisional && !gone.provisional
        switch field {
        case .kind, .name, .language: return isBetter ? .gone : .survivor
        case .taxNumber: return survivor.taxNumber == nil ? .gone : .survivor
        case .ownManager: return survivor.ownManager == nil ? .gone : .survivor
        case .note:
            if survivor.note.isEmpty { return .gone }
            return gone.note.isEmpty || gone.note == survivor.note ? .survivor : .both
        }
    }
}

extension Client {
    /// This card with what `choice` takes from the other one.
    func merged(with gone: Client, _ choice: MergeChoice) throws(InvalidField) -> Client {
        var client = self
        for field in MergeField.allCases {
            switch choice.side(of: field, self, gone) {
            case .survivor: break
            case .gone: client.take(field, from: gone)
            case .both:
                guard field == .note else { throw InvalidField(field.rawValue, "refusal.merge.both") }
                client.note = try Wording.text("\(note)\n\n\(gone.note)", of: "note", atMost: 5000, mayBeEmpty: true)
            }
        }
        client.provisional = provisional && gone.provisional
        return client
    }

    private mutating func take(_ field: MergeField, from other: Client) {
        switch field {
        case .kind: kind = other.kind
        case .name: name = other.name
        case .taxNumber: taxNumber = other.taxNumber
        case .ownManager: ownManager = other.ownManager
        case .language: language = other.language
        case .note: note = other.note
        }
    }
}

/// What a merge changes of the survivor's card.
package struct MergedCard: Codable, Hashable, Sendable {
    let kind: Client.Kind
    let name: String
    let taxNumber: String?
    let ownManager: Person.ID?
    let provisional: Bool
    let language: Language
    let note: String
    let walling: Walling

    init(_ client: Client, _ walling: Walling) {
        kind = client.kind
        name = client.name
        taxNumber = client.taxNumber?.text
        ownManager = client.ownManager
        provisional = client.provisional
        language = client.language
        note = client.note
        self.walling = walling
    }

    /// `client` as it stood before a merge, where it still stands as the merge left it: what was changed since stays.
    func putBack(on client: Client, after: MergedCard) -> Client {
        var client = client
        if client.kind == after.kind { client.kind = kind }
        if client.name == after.name { client.name = name }
        if client.taxNumber?.text == after.taxNumber { client.taxNumber = taxNumber.map(TaxNumber.init(stored:)) }
        if client.ownManager == after.ownManager { client.ownManager = ownManager }
        if client.provisional == after.provisional { client.provisional = provisional }
        if client.language == after.language { client.language = language }
        if client.note == after.note { client.note = note }
        return client
    }
}
