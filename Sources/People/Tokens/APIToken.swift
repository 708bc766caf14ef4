import Basics
import Events
import Store

/// A key for a program that acts in a person's name, with some of the person's rights, for a while.
package struct APIToken: Sendable, Hashable {
    package typealias ID = Basics.ID<APIToken>

    package let id: ID
    package let person: Person.ID
    package let name: String
    package let scopes: Set<Permission>
    package let made: Moment
    package let expires: Moment
    package let revoked: Moment?

    /// What every bearer text begins with, so that one that got into the wrong place is recognised.
    static let prefix = "hr_"
}

extension APIToken: Record {
    package static let columns: SQL = """
        api_token.id, api_token.person, api_token.name, api_token.scopes, api_token.made, api_token.expires,
        api_token.revoked
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        person = try row.read()
        name = try row.read()
        scopes = Set(try row.read(String.self).split(separator: " ").compactMap { Permission(rawValue: String($0)) })
        made = try row.read()
        expires = try row.read()
        revoked = try row.read()
    }
}

/// A program that has shown a good token.
package struct Bearer: Sendable, Hashable {
    package let token: APIToken.ID
    /// The person, limited to the token's scopes.
    package let member: Member
    package let language: Language
    package let expires: Moment
}

package enum TokenRefusal: Refusal, Equatable {
    case unknown
    /// A scope that the person has no right to.
    case scopeTooWide(Permission)

    package var standing: Standing {
        switch self {
        case .unknown: .notFound
        case .scopeTooWide: .forbidden
        }
    }

    package var reason: TextKey {
        switch self {
        case .unknown: "refusal.token.unknown"
        case .scopeTooWide: "refusal.token.scope-too-wide"
        }
    }

    package var details: [String: String] {
        switch self {
        case .unknown: [:]
        case .scopeTooWide(let permission): ["permission": permission.rawValue]
        }
    }

    package var field: String? {
        self == .unknown ? nil : "scopes"
    }
}

extension Event {
    static func tokenMade(_ token: APIToken) -> Event {
        Event(
            "token.made",
            of: Subject(.token, token.id),
            data: [
                "person": Fact(token.person), "name": .text(token.name), "scopes": .text(token.scopes.words),
                "expires": Fact(token.expires),
            ]
        )
    }

    static func tokenRevoked(_ token: APIToken) -> Event {
        Event("token.revoked", of: Subject(.token, token.id), data: ["person": Fact(token.person)])
    }
}

extension Set<Permission> {
    var words: String { map(\.rawValue).sorted().joined(separator: " ") }
}
