import Basics
import Clients
import Pages

/// One page of a list and where the next one begins.
struct List<Item: Encodable & Sendable>: Encodable, Sendable {
    let items: [Item]
    let next: String?

    init<Source, Cursor: LosslessStringConvertible>(_ slice: Slice<Source, Cursor>, _ make: (Source) -> Item) {
        items = slice.items.map(make)
        next = slice.next?.description
    }

    init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }

    init(all items: [Item]) {
        self.items = items
        next = nil
    }

    private enum Key: String, CodingKey {
        case items
        case next
    }

    /// `next` is there even when it is null, so that readers need not guess.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(items, forKey: .items)
        try container.encode(next, forKey: .next)
    }
}

extension Query {
    static let mostItems = 100

    /// How many items a page of a list has: `limit`, 1 to 100, 50 when it is left out.
    func limit() throws -> Int {
        guard let text = self["limit"] else { return 50 }
        guard let limit = Int(text), (1...Self.mostItems).contains(limit) else {
            throw InvalidField("limit", "refusal.api.limit", ["most": "\(Self.mostItems)"])
        }
        return limit
    }

    /// A value that reads itself from text, such as an id or a cursor.
    func value<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) throws -> Value? {
        guard let text = self[name] else { return nil }
        guard let value = Value(text) else { throw InvalidField(name, "refusal.api.value", ["value": text]) }
        return value
    }

    /// One word of a list of words.
    func word<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type = Value.self) throws -> Value?
    where Value.RawValue == String {
        guard let text = self[name] else { return nil }
        guard let value = Value(rawValue: text) else {
            throw InvalidField(
                name,
                "refusal.api.word",
                ["words": Value.allCases.map(\.rawValue).joined(separator: ", ")]
            )
        }
        return value
    }
}
