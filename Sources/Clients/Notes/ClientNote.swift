import Basics
import People
import Store

/// Something that everyone who opens the card should know. Pinned ones stand on top.
package struct ClientNote: Sendable, Hashable {
    package typealias ID = Basics.ID<ClientNote>

    package let id: ID
    package let client: Client.ID
    package let author: Person.ID?
    package let at: Moment
    package var text: String
    package var isPinned: Bool
    package var gone: Moment?

    package static let longest = 5000
    package static let mostPinned = 10
}

extension ClientNote: Record {
    package static let columns: SQL = """
        client_note.id, client_note.client, client_note.author, client_note.at, client_note.text, client_note.pinned,
        client_note.gone
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        client = try row.read()
        author = try row.read()
        at = try row.read()
        text = try row.read()
        isPinned = try row.read()
        gone = try row.read()
    }
}

extension Snapshot {
    /// Pinned ones first, then the latest. Whoever holds a `Client` was allowed to see it.
    package func notes(of client: Client, limit: Int = 100) throws -> [ClientNote] {
        try all(
            """
            SELECT \(ClientNote.columns) FROM client_note
            WHERE client_note.client = \(client.id) AND client_note.gone IS NULL
            ORDER BY client_note.pinned DESC, client_note.id DESC LIMIT \(limit)
            """
        )
    }

    package func findNote(_ id: ClientNote.ID, visibleTo member: Member) throws -> ClientNote? {
        try first(
            """
            SELECT \(ClientNote.columns) FROM client_note JOIN client ON client.id = client_note.client
            WHERE client_note.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }
}
