import Basics

/// A consistent view of the data: everything that only reads takes one of these.
package class Snapshot {
    package let connection: any Connection
    /// The time that all rules inside take for now.
    package fileprivate(set) var now: Moment

    package init(_ connection: any Connection, now: Moment) {
        self.connection = connection
        self.now = now
    }

    package var dialect: Dialect { connection.dialect }

    /// Every row, as records.
    package func all<Item: Record>(_ statement: SQL, as type: Item.Type = Item.self) throws -> [Item] {
        try all(statement) { row in try Item(from: &row) }
    }

    /// Every row, as `make` reads it.
    package func all<Item>(_ statement: SQL, _ make: (inout Row) throws -> Item) throws -> [Item] {
        var items: [Item] = []
        try connection.run(statement) { columns in
            var row = Row(columns)
            items.append(try make(&row))
        }
        return items
    }

    /// The first row, if there is one. Write `LIMIT 1` where there can be many.
    package func first<Item: Record>(_ statement: SQL, as type: Item.Type = Item.self) throws -> Item? {
        try first(statement) { row in try Item(from: &row) }
    }

    package func first<Item>(_ statement: SQL, _ make: (inout Row) throws -> Item) throws -> Item? {
        var item: Item?
        try connection.run(statement) { columns in
            guard item == nil else { return }
            var row = Row(columns)
            item = try make(&row)
        }
        return item
    }

    /// The first column of the first row.
    package func value<Value: Storable>(_ statement: SQL, as type: Value.Type = Value.self) throws -> Value? {
        try first(statement) { row in try row.read(Value.self) }
    }

    /// The first column of every row.
    package func values<Value: Storable>(_ statement: SQL, as type: Value.Type = Value.self) throws -> [Value] {
        try all(statement) { row in try row.read(Value.self) }
    }

    /// Hands over row by row, for results too large to hold.
    package func each(_ statement: SQL, _ body: (inout Row) throws -> Void) throws {
        try connection.stream(statement) { columns in
            var row = Row(columns)
            try body(&row)
        }
    }
}

/// A view that can also change things. All of it is committed together or not at all.
package final class Transaction: Snapshot {
    private let ids: IDSource
    /// When it was opened. Identities are made of that and never of a time that an import chooses: another process may have
    /// made some of the same past moment, and before 2020 there are none to make.
    private let opened: Moment

    /// - Parameter now: the time that it takes for now, when that is not the present.
    package init(_ connection: any Connection, now: Moment? = nil, opened: Moment, ids: IDSource) {
        self.ids = ids
        self.opened = opened
        super.init(connection, now: now ?? opened)
    }

    /// A new identity, later than every one before it.
    package func newID<Subject>(_ subject: Subject.Type = Subject.self) -> ID<Subject> {
        ids.next(at: opened)
    }

    /// - Returns: how many rows it changed.
    @discardableResult
    package func run(_ statement: SQL) throws -> Int {
        try connection.run(statement) { _ in }
    }

    /// Runs a statement whose outcome nobody waits for. On PostgreSQL it travels with the next one that somebody does wait
    /// for, so what it fails of may only be thrown there, or by the transaction itself: right for what can only fail through
    /// a fault of ours, such as the inserts of a new row with all that belongs to it.
    package func send(_ statement: SQL) throws {
        try connection.send(statement)
    }

    /// Tells listeners in every process, once this is committed.
    package func announce(_ channel: Channel) throws {
        try connection.announce(channel)
    }

    /// Lets `work` believe that it is `moment`, for taking over what happened in the past.
    package func at<Value>(_ moment: Moment, _ work: () throws -> Value) rethrows -> Value {
        let present = now
        now = moment
        defer { now = present }
        return try work()
    }
}
