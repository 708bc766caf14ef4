import Foundation

/// How often each value comes among the clients: that two share the name Иванов tells less than that two share Щелкунчиков
/// (Winkler's frequency-dependent weights).
package struct Census: Sendable {
    private var shelves = [Shelf](repeating: Shelf(), count: Field.allCases.count + 1)

    /// Words of addresses and titles stand behind the fields.
    private static let words = Field.allCases.count

    private struct Shelf: Codable, Sendable {
        var total = 0
        var counts: [UInt64: Int32] = [:]
    }

    package init() {}

    package init(of clients: some Sequence<Traits>) {
        for traits in clients { count(traits) }
    }

    package mutating func count(_ traits: Traits) {
        for word in [traits.family].compactMap(\.self) { add(word.code, to: .family) }
        for word in [traits.given].compactMap(\.self) { add(word.code, to: .given) }
        for word in [traits.patronymic].compactMap(\.self) { add(word.code, to: .patronymic) }
        for day in [traits.born].compactMap(\.self) { add(day.code, to: .born) }
        for number in traits.identifiers { add(number.code, to: .identifier) }
        for number in traits.phones { add(number.code, to: .phone) }
        for email in traits.emails { add(email.code, to: .email) }
        count([traits.title].compactMap(\.self), of: .title)
        count(traits.addresses, of: .address)
    }

    private mutating func count(_ phrases: [Phrase], of field: Field) {
        for phrase in phrases {
            add(phrase.code, to: field)
            for word in phrase.words { add(word.code, Self.words) }
        }
    }

    private mutating func add(_ code: UInt64, to field: Field) { add(code, field.rawValue) }

    private mutating func add(_ code: UInt64, _ shelf: Int) {
        shelves[shelf].total += 1
        shelves[shelf].counts[code, default: 0] += 1
    }

    /// How many bits it tells that two clients have this value.
    func surprise(at code: UInt64, in field: Field) -> Float {
        Self.surprise(at: code, on: shelves[field.rawValue], usual: field.usualSurprise)
    }

    func surprise(ofWord word: Word) -> Float {
        Self.surprise(at: word.code, on: shelves[Self.words], usual: 12)
    }

    /// Which of two names is the given one.
    func isGivenName(_ one: Word?, ratherThan other: Word?) -> Bool {
        leaning(of: one) > leaning(of: other)
    }

    /// How much more usual a name is as a given one than as a family's.
    private func leaning(of name: Word?) -> Float {
        guard let name else { return 0 }
        return surprise(at: name.code, in: .family) - surprise(at: name.code, in: .given)
    }

    /// By those who have the value besides the two, leaning on what is usual while few are counted.
    private static func surprise(at code: UInt64, on shelf: Shelf, usual: Float) -> Float {
        let others = Float(max(0, (shelf.counts[code] ?? 0) - 2))
        return log2((Float(shelf.total) + leaning) / (others + leaning * exp2(-usual)))
    }

    /// As how many clients the usual surprise counts.
    private static let leaning: Float = 100
}

extension Field {
    /// How many bits it tells of strangers anywhere that they have the same value.
    var usualSurprise: Float {
        switch self {
        case .given, .patronymic: 7
        case .family: 11
        case .title: 13
        case .born: 14
        case .address: 16
        case .identifier, .phone, .email: 20
        }
    }
}

extension Census: Codable {
    /// More of the commonest values than these change no decision.
    private static let kept = 20_000

    package init(from decoder: any Decoder) throws {
        shelves = try decoder.singleValueContainer().decode([Shelf].self)
        guard shelves.count == Self.words + 1 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(shelves.count) shelves")
            )
        }
    }

    /// Only what more than two have is written: the rest counts as nobody's.
    package func encode(to encoder: any Encoder) throws {
        let common = shelves.map { shelf in
            let counts = shelf.counts.filter { $0.value > 2 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return Shelf(
                total: shelf.total,
                counts: Dictionary(uniqueKeysWithValues: counts.prefix(Self.kept).map { ($0, $1) })
            )
        }
        var container = encoder.singleValueContainer()
        try container.encode(common)
    }
}
