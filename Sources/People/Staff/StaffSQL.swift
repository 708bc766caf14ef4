import Basics
import Store

extension Transaction {
    func insert(_ person: Person) throws {
        let added = try run(
            """
            INSERT INTO person (id, login, family, given, patronymic, email, department, position, line, language,
                time_zone, theme, state, version, made)
            VALUES (\(person.id), \(person.login), \(person.name.family), \(person.name.given),
                \(person.name.patronymic), \(person.email), \(person.department), \(person.position), \(person.line),
                \(person.language), \(person.timeZone), \(person.theme), \(person.state), \(person.version), \(now))
            ON CONFLICT (login) DO NOTHING
            """
        )
        guard added == 1 else { throw StaffRefusal.loginTaken }
    }

    func save(_ person: Person, over version: Int) throws {
        let saved = try run(
            """
            UPDATE person SET family = \(person.name.family), given = \(person.name.given),
                patronymic = \(person.name.patronymic), email = \(person.email), department = \(person.department),
                position = \(person.position), line = \(person.line), language = \(person.language),
                time_zone = \(person.timeZone), theme = \(person.theme), version = \(version + 1)
            WHERE id = \(person.id) AND version = \(version)
            """
        )
        guard saved == 1 else { throw StaffRefusal.stale }
    }

    func write(_ state: Person.State, of person: Person) throws {
        let saved = try run(
            """
            UPDATE person SET state = \(state), version = version + 1
            WHERE id = \(person.id) AND version = \(person.version)
            """
        )
        guard saved == 1 else { throw StaffRefusal.stale }
    }

    func write(_ roles: Set<Role>, of person: Person.ID) throws {
        try run("DELETE FROM person_role WHERE person = \(person)")
        for role in roles {
            try run("INSERT INTO person_role (person, role) VALUES (\(person), \(role))")
        }
    }

    /// For a change of what belongs to the person without being a column: whoever saw the person before it sees another now.
    func raiseVersion(of person: Person.ID) throws {
        try run("UPDATE person SET version = version + 1 WHERE id = \(person)")
    }

    /// A new password; whoever was only invited is active from now on.
    func write(_ password: PasswordHash, of person: Person.ID) throws {
        try run(
            """
            UPDATE person SET password = \(password.text), state = 'active', version = version + 1 WHERE id = \(person)
            """
        )
    }

    func forgetCredentials(of person: Person.ID) throws {
        try run("UPDATE person SET password = NULL, totp_secret = NULL, totp_last_step = NULL WHERE id = \(person)")
    }

    func knownPerson(_ id: Person.ID) throws -> Person {
        guard let person = try findPerson(id) else { throw StaffRefusal.noSuchPerson }
        return person
    }
}
