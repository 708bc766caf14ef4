import Basics
import Events
import Store

/// The way into the house: a password, then a code if the person wants that, then a session.
package struct SignIn: Sendable {
    let database: Database
    let box: SecretBox
    let hasher: PasswordHasher
    let throttle: Throttle

    package init(database: Database, box: SecretBox, hasher: PasswordHasher, throttle: Throttle = .standard) {
        self.database = database
        self.box = box
        self.hasher = hasher
        self.throttle = throttle
    }

    package enum Outcome: Sendable {
        case session(NewSession)
        case needsSecondFactor(Ticket)
    }

    /// - Parameters:
    ///   - address: where the attempt comes from.
    ///   - agent: what the browser calls itself, for the list of one's own sessions.
    package func begin(login: String, password: String, from address: String, agent: String) async throws -> Outcome {
        let guessers = [throttle.guesser(login: login), throttle.guesser(address: address)]
        let credentials = try await database.write { tx in
            try tx.countAttempt(of: guessers)
            return try tx.credentials(login: login)
        }
        guard password.count <= PasswordRule.longest, try await hasher.matches(password, credentials?.password),
            let credentials
        else {
            try await noteRefusal(of: credentials?.person)
            throw SignInRefusal.wrong
        }
        try await renewHash(of: credentials, password: password)
        return try await database.write { tx in
            try tx.forgetFailures(of: guessers[0])
            try tx.takeBackAttempt(of: guessers[1])
            return try pass(credentials.person, agent: agent, in: tx)
        }
    }

    /// - Parameter ticket: from `begin`.
    package func finish(
        _ ticket: Ticket,
        code: String,
        from address: String,
        agent: String
    ) async throws -> NewSession {
        guard let person = office.accept(ticket, as: Person.ID.self, at: database.time.now) else {
            throw SignInRefusal.ticketExpired
        }
        let guessers = [throttle.guesser(codeOf: person), throttle.guesser(address: address)]
        try await database.write { try $0.countAttempt(of: guessers) }
        let session = try await database.write { [box] tx -> NewSession? in
            guard try tx.spendCode(code, of: person, box: box) else { return nil }
            try tx.forgetFailures(of: guessers[0])
            try tx.takeBackAttempt(of: guessers[1])
            return try tx.startSession(of: person, agent: agent)
        }
        guard let session else {
            try await noteRefusal(of: person)
            throw SignInRefusal.wrongCode
        }
        return session
    }

    /// Lets a person in whose password is right.
    func pass(_ person: Person.ID, agent: String, in tx: Transaction) throws -> Outcome {
        guard try tx.findPerson(person)?.state == .active else { throw SignInRefusal.wrong }
        if try tx.hasSecondFactor(person) {
            return .needsSecondFactor(try office.issue(person, at: tx.now))
        }
        return .session(try tx.startSession(of: person, agent: agent))
    }

    private var office: TicketOffice {
        TicketOffice(box: box, purpose: "signing in", validity: .minutes(5))
    }

    /// The same work whether the login is known or not.
    private func noteRefusal(of person: Person.ID?) async throws {
        try await database.write { try $0.record(.signInRefused(person), by: .system) }
    }

    /// Hashes that cost less than today's are replaced when their password is at hand.
    private func renewHash(of credentials: Credentials, password: String) async throws {
        guard credentials.password.cost != hasher.cost else { return }
        let renewed = try await hasher.hash(password)
        _ = try await database.write { try $0.renew(credentials.password, to: renewed, of: credentials.person) }
    }
}
