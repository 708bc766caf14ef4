import Basics
import Events
import Store

extension Snapshot {
    /// The latest first.
    package func tokens(of person: Person.ID) throws -> [APIToken] {
        try all(
            """
            SELECT \(APIToken.columns) FROM api_token WHERE person = \(person) AND revoked IS NULL ORDER BY id DESC
            """
        )
    }

    func findBearer(_ key: [UInt8]) throws -> (bearer: Bearer, person: Person.ID)? {
        let token: APIToken? = try first(
            """
            SELECT \(APIToken.columns) FROM api_token
            WHERE secret_hash = \(key) AND revoked IS NULL AND expires > \(now)
            """
        )
        guard let token, let person = try findPerson(token.person), person.state != .left else { return nil }
        let member = Member(person, roles: try roles(of: person.id)).limited(to: token.scopes)
        let bearer = Bearer(token: token.id, member: member, language: person.language, expires: token.expires)
        return (bearer, person.id)
    }
}

extension Transaction {
    /// `TokenBook.make`, for those who are in a transaction.
    package func makeToken(
        name: String,
        scopes wanted: Set<Permission>?,
        expires: Moment,
        for person: Person.ID,
        by member: Member
    ) throws -> String {
        let scopes = try grantedScopes(wanted, for: person, by: member)
        let name = name.trimmed
        guard (1...100).contains(name.count) else { throw InvalidField("name", "refusal.token.name-unfit") }
        guard expires > now else { throw InvalidField("expires", "refusal.token.expires-past") }
        let secret = Secret()
        let token = APIToken(
            id: newID(),
            person: person,
            name: name,
            scopes: scopes,
            made: now,
            expires: expires,
            revoked: nil
        )
        try insert(token, secret)
        try record(.tokenMade(token), by: member.actor)
        return APIToken.prefix + secret.text
    }

    /// Nobody makes a token in another's name, and none is wider than its maker.
    private func grantedScopes(
        _ wanted: Set<Permission>?,
        for person: Person.ID,
        by member: Member
    ) throws -> Set<Permission> {
        try member.require(.makeTokens)
        guard member.id == nil || member.id == person else { throw RightsRefusal.notAllowed(.makeTokens) }
        let own = try self.member(person).permissions.intersection(member.permissions)
        guard let wanted else { return own }
        if let excess = wanted.subtracting(own).min(by: { $0.rawValue < $1.rawValue }) {
            throw TokenRefusal.scopeTooWide(excess)
        }
        return wanted
    }

    private func insert(_ token: APIToken, _ secret: Secret) throws {
        try run(
            """
            INSERT INTO api_token (id, person, name, secret_hash, scopes, made, expires)
            VALUES (\(token.id), \(token.person), \(token.name), \(secret.hash), \(token.scopes.words), \(token.made),
                \(token.expires))
            """
        )
    }

    func revokeToken(_ id: APIToken.ID, by member: Member) throws -> Person.ID {
        let token: APIToken? = try first(
            "SELECT \(APIToken.columns) FROM api_token WHERE id = \(id) AND revoked IS NULL"
        )
        guard let token, token.person == member.id || member.may(.changePeople) else { throw TokenRefusal.unknown }
        try run("UPDATE api_token SET revoked = \(now) WHERE id = \(id)")
        try record(.tokenRevoked(token), by: member.actor)
        return token.person
    }

    func revokeTokens(of person: Person.ID) throws {
        try run("UPDATE api_token SET revoked = \(now) WHERE person = \(person) AND revoked IS NULL")
    }
}
