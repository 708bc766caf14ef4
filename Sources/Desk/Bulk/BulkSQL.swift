import Basics
import Events
import Foundation
import People
import Store

extension BulkAct.Word: Storable {}

extension Bulk {
    /// One of the cases, as it was after it.
    struct Item: Sendable, Hashable {
        let caseID: Case.ID
        let version: Int
        let before: BeforeBulk
    }
}

extension Bulk: Record {
    package static let columns: SQL = "bulk.id, bulk.person, bulk.act, bulk.at, bulk.undone"

    package init(from row: inout Row) throws {
        id = try row.read()
        person = try row.read()
        act = try row.read()
        at = try row.read()
        undone = try row.read()
    }
}

extension Snapshot {
    func findBulk(_ id: Bulk.ID) throws -> Bulk? {
        try first("SELECT \(Bulk.columns) FROM bulk WHERE bulk.id = \(id)")
    }

    func items(of bulk: Bulk) throws -> [Bulk.Item] {
        try all(
            "SELECT service_case, version, before FROM bulk_item WHERE bulk = \(bulk.id) ORDER BY service_case"
        ) { row in
            Bulk.Item(
                caseID: try row.read(),
                version: try row.read(),
                before: try JSONDecoder().decode(BeforeBulk.self, from: Data(try row.read(String.self).utf8))
            )
        }
    }
}

extension Transaction {
    func insert(_ bulk: Bulk, _ items: [Bulk.Item]) throws {
        try send(
            """
            INSERT INTO bulk (id, person, act, at) VALUES (\(bulk.id), \(bulk.person), \(bulk.act), \(bulk.at))
            """
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try send(
            "INSERT INTO bulk_item (bulk, service_case, version, before) VALUES",
            rows: try items.map { item in
                let before = String(decoding: try encoder.encode(item.before), as: UTF8.self)
                return "(\(bulk.id), \(item.caseID), \(item.version), \(before))"
            }
        )
    }

    func markUndone(_ bulk: Bulk) throws {
        try run("UPDATE bulk SET undone = \(now) WHERE id = \(bulk.id)")
    }
}

extension Chore {
    /// What was done with many cases at once can be taken back for a day.
    package static let ofBulks = [
        Chore("bulks") { tx in
            let day = tx.now - .days(1)
            try tx.run("DELETE FROM bulk_item WHERE bulk IN (SELECT id FROM bulk WHERE at < \(day))")
            return try tx.run("DELETE FROM bulk WHERE at < \(day)")
        }
    ]
}
