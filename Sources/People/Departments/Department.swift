import Basics
import Store

/// A part of the company; departments form a tree.
package struct Department: Sendable, Hashable {
    package typealias ID = Basics.ID<Department>

    package let id: ID
    package var parent: ID?
    package var name: String
    package var head: Person.ID?
    package let version: Int
    package let closed: Moment?
}

extension Department: Record {
    package static let columns: SQL =
        "department.id, department.parent, department.name, department.head, department.version, department.closed"

    package init(from row: inout Row) throws {
        id = try row.read()
        parent = try row.read()
        name = try row.read()
        head = try row.read()
        version = try row.read()
        closed = try row.read()
    }
}
