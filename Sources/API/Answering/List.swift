import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// One page of a list and where the next one begins.
struct List<Item: Encodable & Sendable>: Encodable, Sendable {
    let items: [Item]
    let next: String?

    init<Source, Cursor: LosslessStringConvertible>(_ slice: Slice<Source, Cursor>, _ make: (Source) -> Item) {
        items = slice.items.map(make)
        next = slice.next?.description
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

extension PageContext {
    /// Answers with one page of a list, from where `after` says.
    /// - Parameters:
    ///   - looking: what is put on record before anything is shown.
    ///   - read: the page: for whom, after what, how many.
    func list<Source: Sendable, Cursor: LosslessStringConvertible & Sendable>(
        of database: Database,
        _ make: (Source) -> some Encodable & Sendable,
        looking: (Slice<Source, Cursor>, Member) async throws -> Void = { _, _ in },
        _ read: @escaping @Sendable (Snapshot, Member, Cursor?, Int) throws -> Slice<Source, Cursor>
    ) async throws -> Response {
        let member = try member
        let after: Cursor? = try query.value("after")
        let limit = try query.limit()
        let found = try await database.read { try read($0, member, after, limit) }
        try await looking(found, member)
        return json(List(found, make))
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

    /// A moment as RFC 3339 has it.
    func moment(_ name: String) throws -> Moment? {
        guard let text = self[name] else { return nil }
        guard let moment = Moment(rfc3339: text) else { throw InvalidField(name, "refusal.api.value", ["value": text]) }
        return moment
    }

    /// One word of a list of words.
    func word<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type = Value.self) throws -> Value?
    where Value.RawValue == String {
        try self[name].map { try Word.required($0, field: name) }
    }
}
