import Basics
import Events
import Store

extension SignIn {
    /// Chooses the password for the person whom the link was made for; ends all their sessions. The link is spent.
    package func acceptInvitation(_ secret: Secret, password: String, agent: String) async throws -> Outcome {
        guard let invitation = try await database.read({ try $0.findInvitation(secret) }) else {
            throw SignInRefusal.invitationSpent
        }
        try PasswordRule.check(password, of: invitation.person)
        let hash = try await hasher.hash(password)
        let person = invitation.person.id
        return try await database.write { tx in
            guard try tx.spendInvitation(secret), try tx.knownPerson(person).state != .left else {
                throw SignInRefusal.invitationSpent
            }
            try tx.write(hash, of: person)
            try tx.endSessions(of: person)
            try tx.record(.personJoined(person), by: .person(person.rawValue))
            return try pass(person, agent: agent, in: tx)
        }
    }

    /// Ends all sessions of the person but the one that it is done in.
    package func changePassword(
        of person: Person.ID,
        from old: String,
        to new: String,
        keeping session: Session? = nil
    ) async throws {
        let guesser = throttle.guesser(codeOf: person)
        let (known, credentials) = try await database.write { tx in
            try tx.countAttempt(of: [guesser])
            let known = try tx.knownPerson(person)
            return (known, try tx.credentials(login: known.login))
        }
        guard try await hasher.matches(old, credentials?.password), let credentials else {
            throw InvalidField("old_password", "refusal.password.old-wrong")
        }
        try PasswordRule.check(new, of: known)
        let hash = try await hasher.hash(new)
        try await database.write { tx in
            try tx.forgetFailures(of: guesser)
            guard try tx.renew(credentials.password, to: hash, of: person) else { throw StaffRefusal.stale }
            try tx.endSessions(of: person, but: session?.key)
            try tx.record(.passwordChanged(person), by: .person(person.rawValue))
        }
    }

    /// Takes the member's own second factor off, against a code of it.
    package func removeSecondFactor(of member: Member, code: String) async throws {
        guard let person = member.id else { throw StaffRefusal.noSuchPerson }
        let guesser = throttle.guesser(codeOf: person)
        try await database.write { try $0.countAttempt(of: [guesser]) }
        try await database.write { [box] tx in
            try SecondFactor(tx, member, box: box).remove(code: code)
            try tx.forgetFailures(of: guesser)
        }
    }
}
