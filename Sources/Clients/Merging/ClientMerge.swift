import Basics
import Foundation
import People
import Store

/// Two clients that were found to be one (SPEC W5). The one that is gone stays as a name for the survivor: old links and
/// identities lead there.
package struct ClientMerge: Sendable, Hashable {
    package typealias ID = Basics.ID<ClientMerge>

    package let id: ID
    package let survivor: Client.ID
    package let gone: Client.ID
    /// The survivor's card before and after.
    let before: MergedCard
    let after: MergedCard
    package let by: Person.ID?
    package let at: Moment
    package var undone: Moment?
}

extension ClientMerge: Record {
    package static let columns: SQL = """
        client_merge.id, client_merge.survivor, client_merge.gone, client_merge.before, client_merge.after,
        client_merge.by_person, client_merge.at, client_merge.undone
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        survivor = try row.read()
        gone = try row.read()
        before = try row.read()
        after = try row.read()
        by = try row.read()
        at = try row.read()
        undone = try row.read()
    }
}

extension ClientMerge {
    /// What `Transaction.remember` has kept under this name.
    package func remembered(_ name: String) -> SQL {
        "(SELECT item FROM client_merge_item WHERE merge = \(id) AND belonging = \(name))"
    }
}

extension MergedCard: Storable {
    package var stored: SQLValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // It is made of text, numbers and truths, which JSON can always say.
        return .text((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }

    package static func load(from columns: any Columns, at index: Int) throws -> MergedCard {
        try JSONDecoder().decode(MergedCard.self, from: Data(columns.text(at: index).utf8))
    }
}

/// A merge as a card tells of it.
package struct PastMerge: Sendable, Hashable {
    package let merge: ClientMerge
    /// What the client that is gone was called.
    package let name: String
}

extension Snapshot {
    package func findMerge(_ id: ClientMerge.ID) throws -> ClientMerge? {
        try first("SELECT \(ClientMerge.columns) FROM client_merge WHERE id = \(id)")
    }

    /// Who was merged into this client and can be taken out again, the latest first. Whoever holds a `Client` was allowed to
    /// see it, and so all that it was made of.
    package func merges(into client: Client) throws -> [PastMerge] {
        try all(
            """
            SELECT \(ClientMerge.columns), client.name FROM client_merge JOIN client ON client.id = client_merge.gone
            WHERE client_merge.survivor = \(client.id) AND client_merge.undone IS NULL
            ORDER BY client_merge.id DESC LIMIT 50
            """
        ) { row in PastMerge(merge: try ClientMerge(from: &row), name: try row.read()) }
    }

    /// The row itself, also of a client that was merged into another; walls are not asked.
    func row(of client: Client.ID) throws -> Client? {
        try first("SELECT \(Client.columns) FROM client WHERE client.id = \(client)")
    }
}

extension Transaction {
    func insert(_ merge: ClientMerge) throws {
        try run(
            """
            INSERT INTO client_merge (id, survivor, gone, before, after, by_person, at, undone)
            VALUES (\(merge.id), \(merge.survivor), \(merge.gone), \(merge.before), \(merge.after), \(merge.by),
                \(merge.at), \(merge.undone))
            """
        )
    }

    /// - Parameter survivor: nil makes it a client of its own again.
    func mark(_ client: Client, mergedInto survivor: Client.ID?) throws {
        let changed = try run(
            """
            UPDATE client SET merged_into = \(survivor), version = version + 1
            WHERE id = \(client.id) AND version = \(client.version)
            """
        )
        guard changed == 1 else { throw ClientRefusal.stale(current: client.version) }
    }

    /// A number that stands on both cards needs to stand there once: the one that came along is taken off.
    func takeOffDoubles(of merge: ClientMerge) throws {
        let doubles: SQL = """
            point.id FROM contact_point AS point
            JOIN client_merge_item ON client_merge_item.merge = \(merge.id) AND client_merge_item.belonging = 'point'
                AND client_merge_item.item = point.id
            WHERE point.contact IS NULL AND point.gone IS NULL AND EXISTS (
                SELECT 1 FROM contact_point AS kept WHERE kept.client = \(merge.survivor) AND kept.gone IS NULL
                AND kept.contact IS NULL AND kept.kind = point.kind AND kept.normalized = point.normalized
                AND NOT EXISTS (
                    SELECT 1 FROM client_merge_item AS came WHERE came.merge = \(merge.id)
                    AND came.belonging = 'point' AND came.item = kept.id))
            """
        try remember("doubled-point", doubles, by: merge.id)
        try run("UPDATE contact_point SET gone = \(merge.at) WHERE id IN \(merge.remembered("doubled-point"))")
    }

    /// A custom field has one value: where both cards had one, the survivor's counts, and the other stays with the card that is gone,
    /// which gets it back when the merge is undone.
    /// - Returns: what was left behind though it says something else, as `name: value`, for the journal.
    func leaveDoubledFields(of merge: ClientMerge) throws -> [String] {
        let came: SQL = "came.client = \(merge.survivor) AND came.id IN \(merge.remembered("field"))"
        let doubled = try all(
            """
            SELECT came.id, client_field.name, came.value, kept.value FROM client_field_value AS came
            JOIN client_field_value AS kept ON kept.client = came.client AND kept.field = came.field
                AND kept.id NOT IN \(merge.remembered("field"))
            JOIN client_field ON client_field.id = came.field
            WHERE \(came) ORDER BY client_field.place, client_field.id
            """
        ) { row in
            (
                id: try row.read(ID<FieldValue>.self), name: try row.read(String.self), came: try row.read(String.self),
                kept: try row.read(String.self)
            )
        }
        guard !doubled.isEmpty else { return [] }
        try run(
            "UPDATE client_field_value SET client = \(merge.gone) WHERE id IN (\(SQL.list(doubled.map(\.id))))"
        )
        return doubled.filter { $0.came != $0.kept }.map { "\($0.name): \($0.came)" }
    }

    func putBackDoubles(of merge: ClientMerge) throws {
        try run(
            "UPDATE contact_point SET gone = NULL WHERE gone = \(merge.at) AND id IN \(merge.remembered("doubled-point"))"
        )
    }

    func setUndone(_ merge: ClientMerge) throws {
        try run("UPDATE client_merge SET undone = \(now) WHERE id = \(merge.id)")
    }
}
