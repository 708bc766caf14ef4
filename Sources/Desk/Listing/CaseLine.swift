import Basics
import Clients
import People
import Store

/// A case as a list shows it.
package struct CaseLine: Sendable, Hashable, Record {
    package static let columns: SQL = "\(Case.columns), client.name, client.confidential"

    package let `case`: Case
    package let clientName: String
    package let confidential: Bool

    package init(from row: inout Row) throws {
        `case` = try Case(from: &row)
        clientName = try row.read()
        confidential = try row.read()
    }

    /// Everyone whose name the line shows.
    package var people: [Person.ID] { [`case`.owner, `case`.worker].compactMap(\.self) }
}
