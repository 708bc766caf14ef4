/// A piece of a list that is read on from where it ended, however the list has changed in between.
package struct Slice<Item: Sendable, Cursor: Sendable>: Sendable {
    package let items: [Item]
    /// Where to go on; nil at the end of the list.
    package let next: Cursor?

    package init(items: [Item], next: Cursor?) {
        self.items = items
        self.next = next
    }

    /// - Parameter found: one more than `limit` when there is more to read.
    package init(_ found: [Item], limit: Int, cursor: (Item) -> Cursor) {
        items = Array(found.prefix(limit))
        next = found.count > limit ? items.last.map(cursor) : nil
    }

    package func map<Other: Sendable>(_ change: (Item) throws -> Other) rethrows -> Slice<Other, Cursor> {
        Slice<Other, Cursor>(items: try items.map(change), next: next)
    }
}

extension Slice: Equatable where Item: Equatable, Cursor: Equatable {}
