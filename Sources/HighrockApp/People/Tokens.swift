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
        guard let person = try await database.read({ try $0.findPerson(login: login) }) else {
            throw CommandRefusal.nobody(login: login)
        }
        return try await TokenBook(database: database).make(
            name: name,
            scopes: scopes,
            expires: database.time.now + life,
            for: person.id,
            by: .program
        )
    }
}

/// What a command can't do.
package enum CommandRefusal: Refusal, Equatable {
    case nobody(login: String)

    package var standing: Standing { .notFound }
    package var reason: TextKey { "refusal.command.nobody" }
    package var details: [String: String] {
        switch self {
        case .nobody(let login): ["login": login]
        }
    }
}
