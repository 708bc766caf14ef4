import Basics
import Events
import People
import Store

/// A list of clients on its way out into a file: piece by piece, none that the member may not know of, and each on record before
/// it leaves the house (SPEC P2).
package struct ClientExport: Sendable {
    private let database: Database
    private let member: Member
    private let filter: ClientFilter
    private let format: String

    private static let pieceLength = 250

    /// - Parameter format: its name for the journal.
    package init(_ filter: ClientFilter, as format: String, by member: Member, from database: Database) throws {
        try member.require(.seeClients)
        try member.require(.exportClients)
        self.database = database
        self.member = member
        self.filter = filter
        self.format = format
    }

    /// - Parameter take: gets piece after piece.
    package func run(_ take: ([ExportedClient]) async throws -> Void) async throws {
        var cursor: NameCursor?
        var count = 0
        repeat {
            let place = cursor
            let slice = try await database.write { [filter, member, format] tx in
                let slice = try tx.exportedClients(filter, visibleTo: member, after: place, limit: Self.pieceLength)
                try tx.record(slice.items.map { (.clientExported($0.client.id, as: format), by: member.actor) })
                return slice
            }
            if !slice.items.isEmpty { try await take(slice.items) }
            count += slice.items.count
            cursor = slice.next
        } while cursor != nil
        try await database.write { [member, format, count] tx in
            try tx.record(.listExported(count, as: format, by: member), by: member.actor)
        }
    }
}

extension Event {
    fileprivate static func clientExported(_ id: Client.ID, as format: String) -> Event {
        Event("client.exported", of: Subject(.client, id), client: id.rawValue, data: ["format": .text(format)])
    }

    /// A whole list has left the house.
    fileprivate static func listExported(_ count: Int, as format: String, by member: Member) -> Event {
        let subject = member.id.map { Subject(.person, $0) } ?? Subject(kind: .system, rawValue: 0)
        return Event("client-list.exported", of: subject, data: ["clients": Fact(count), "format": .text(format)])
    }
}
