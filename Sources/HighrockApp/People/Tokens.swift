import Basics
import People
import Store

/// Tokens made from the command line.
package struct Tokens: Sendable {
    private let database: Database

    package init(_ database: Database) {
        self.database = database
    }

    /// - Parameter scopes: nil for all that the person may do.
    /// - Returns: the bearer text, which is kept nowhere.
    package func make(
        for login: String,
        name: String,
        scopes: Set<Permission>?,
        life: Duration
    ) async throws -> String {
        try await database.write { tx in
            guard let person = try tx.findPerson(login: login) else { throw StaffRefusal.unknown(login: login) }
            let member = try tx.member(person.id)
            return try TokenBook(tx, .program)
                .make(name: name, scopes: scopes ?? member.permissions, expires: tx.now + life, for: person.id)
                .bearer
        }
    }
}
