import Basics
import Foundation
import Store

/// Work that is done after the transaction that asked for it, at least once, by one runner at a time.
package struct Job: Sendable, Hashable {
    package typealias ID = Basics.ID<Job>

    package let id: ID
    package let kind: Kind
    /// What to do, as JSON.
    package let payload: String
    package let state: State
    package let due: Moment
    /// How often it has been begun.
    package let attempts: Int
    /// Why the last attempt failed.
    package let complaint: String?
    package let made: Moment
    package let ended: Moment?

    package struct Kind: Hashable, Sendable, ExpressibleByStringLiteral {
        package let name: String

        package init(_ name: String) { self.name = name }
        package init(stringLiteral name: String) { self.name = name }
    }

    package enum State: String, Sendable, CaseIterable, Storable {
        case waiting
        case running
        case done
        /// Given up; waits for a person.
        case dead
    }

    /// The payload as the type that was enqueued.
    package func payload<Payload: Decodable>(as type: Payload.Type = Payload.self) throws -> Payload {
        try JSONDecoder().decode(Payload.self, from: Data(payload.utf8))
    }
}

extension Job: Record {
    package static let columns: SQL = "id, kind, payload, state, due, attempts, complaint, made, ended"

    package init(from row: inout Row) throws {
        id = try row.read()
        kind = Kind(try row.read())
        payload = try row.read()
        state = try row.read()
        due = try row.read()
        attempts = try row.read()
        complaint = try row.read()
        made = try row.read()
        ended = try row.read()
    }
}
