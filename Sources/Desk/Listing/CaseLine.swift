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

/// Which cases a list shows; what is nil does not narrow it.
package struct CaseFilter: Sendable, Hashable {
    package var state: State
    package var client: Client.ID?
    package var owner: Person.ID?
    package var worker: Person.ID?
    package var line: Line?
    package var department: Department.ID?
    package var kind: Case.Kind?
    package var priority: Case.Priority?
    /// The key of a tag.
    package var tag: String?
    package var order: Order

    package init(
        state: State = .open,
        client: Client.ID? = nil,
        owner: Person.ID? = nil,
        worker: Person.ID? = nil,
        line: Line? = nil,
        department: Department.ID? = nil,
        kind: Case.Kind? = nil,
        priority: Case.Priority? = nil,
        tag: String? = nil,
        order: Order = .touched
    ) {
        self.state = state
        self.client = client
        self.owner = owner
        self.worker = worker
        self.line = line
        self.department = department
        self.kind = kind
        self.priority = priority
        self.tag = tag
        self.order = order
    }

    package enum Order: String, CaseIterable, Sendable {
        /// Those touched last first.
        case touched
        /// Those first whose deadline is nearest; of cases that are not closed.
        case due
    }

    package enum State: Hashable, Sendable {
        /// Not closed.
        case open
        case closed
        case all
        case only(Case.Status.Word)
    }
}
