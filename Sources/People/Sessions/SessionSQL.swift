import Basics
import Events
import Store

/// A row of `session` with the person that it belongs to.
struct KeptSession: Sendable {
    let session: Session
    let seen: Moment
}

extension Snapshot {
    func findSession(_ key: [UInt8]) throws -> KeptSession? {
        let row = try first(
            """
            SELECT \(Person.columns), session.csrf, session.made, session.seen, session.expires
            FROM session JOIN person ON person.id = session.person
            WHERE session.secret_hash = \(key) AND session.expires > \(now) AND person.state = 'active'
            """
        ) { row in
            (
                person: try Person(from: &row), csrf: try row.read(String.self), made: try row.read(Moment.self),
                seen: try row.read(Moment.self), expires: try row.read(Moment.self)
            )
        }
        guard let row else { return nil }
        let session = Session(
            person: row.person,
            member: Member(row.person, roles: try roles(of: row.person.id)),
            csrf: row.csrf,
            made: row.made,
            expires: row.expires,
            key: key
        )
        return KeptSession(session: session, seen: row.seen)
    }

    /// The latest first.
    package func sessions(of person: Person.ID) throws -> [SessionLine] {
        try all(
            """
            SELECT secret_hash, made, seen, agent FROM session WHERE person = \(person) AND expires > \(now)
            ORDER BY seen DESC
            """
        ) { row in
            SessionLine(key: try row.read(), made: try row.read(), seen: try row.read(), agent: try row.read())
        }
    }
}

extension Transaction {
    func startSession(of person: Person.ID, agent: String) throws -> NewSession {
        let cookie = Secret()
        let expires = Session.end(of: now, seen: now)
        try run(
            """
            INSERT INTO session (secret_hash, person, csrf, made, seen, expires, agent)
            VALUES (\(cookie.hash), \(person), \(Secret().text), \(now), \(now), \(expires),
                \(String(agent.prefix(300))))
            """
        )
        try record(.sessionStarted(person), by: .person(person.rawValue))
        return NewSession(cookie: cookie, person: person, expires: now + Session.longest)
    }

    func touchSession(_ key: [UInt8], expires: Moment) throws {
        try run("UPDATE session SET seen = \(now), expires = \(expires) WHERE secret_hash = \(key)")
    }

    func endSession(_ key: [UInt8]) throws {
        let person: Person.ID? = try value("DELETE FROM session WHERE secret_hash = \(key) RETURNING person")
        if let person { try record(.sessionEnded(person), by: .person(person.rawValue)) }
    }

    /// - Parameter kept: the session that goes on.
    func endSessions(of person: Person.ID, but kept: [UInt8]? = nil) throws {
        let ended = try run("DELETE FROM session WHERE person = \(person) AND secret_hash <> \(kept ?? [])")
        if ended > 0 { try record(.sessionEnded(person), by: .person(person.rawValue)) }
    }
}

extension Chore {
    static let expiredSessions = Chore("expired sessions") { tx in
        try tx.run("DELETE FROM session WHERE expires < \(tx.now)")
    }

    static let expiredInvitations = Chore("expired invitations") { tx in
        try tx.run("DELETE FROM invitation WHERE expires < \(tx.now - .days(30))")
    }

    /// What this room leaves behind.
    package static let ofPeople: [Chore] = [expiredSessions, expiredInvitations, signInFailures]
}
