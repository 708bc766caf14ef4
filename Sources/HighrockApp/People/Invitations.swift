import Basics
import People
import Store

/// Links by which a person comes in for the first time.
package struct Invitations: Sendable {
    private let database: Database
    private let settings: Settings

    package init(_ database: Database, settings: Settings) {
        self.database = database
        self.settings = settings
    }

    /// - Returns: the one-time link.
    package func add(login: String, name: PersonName, roles: Set<Role>) async throws -> String {
        let secret = try await database.write { tx in
            try Staff(tx, .program).add(NewPerson(login: login, name: name, roles: roles)).invitation
        }
        return link(secret)
    }

    /// A link for the first administrator, as long as there is none who can sign in; a new one each time.
    package func forFirstAdministrator() async throws -> String? {
        let secret = try await database.write { tx -> Secret? in
            guard try !tx.hasActiveAdministrator() else { return nil }
            if let waiting = try tx.findPerson(login: Self.firstLogin) {
                return try Staff(tx, .program).invite(waiting.id)
            }
            let new = NewPerson(
                login: Self.firstLogin,
                name: PersonName(given: "Administrator"),
                roles: [.administrator]
            )
            return try Staff(tx, .program).add(new).invitation
        }
        return secret.map(link)
    }

    private static let firstLogin = "admin"

    private func link(_ secret: Secret) -> String {
        "\(settings.address)/invitation/\(secret.text)"
    }
}
