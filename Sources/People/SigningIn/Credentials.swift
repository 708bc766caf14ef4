import Basics
import Events
import Store

/// Who it would be, and what the password has to match.
struct Credentials: Sendable {
    let person: Person.ID
    let password: PasswordHash
}

extension Snapshot {
    /// - Returns: nil for a login that nobody has, and for people who have no password (yet, or any more).
    func credentials(login: String) throws -> Credentials? {
        guard let person = try findPerson(login: login), person.state == .active,
            let text = try value("SELECT password FROM person WHERE id = \(person.id)", as: String?.self),
            let password = text.flatMap({ PasswordHash($0) })
        else { return nil }
        return Credentials(person: person.id, password: password)
    }
}

extension Transaction {
    /// - Returns: false when the password is another one by now.
    @discardableResult
    func renew(_ password: PasswordHash, to renewed: PasswordHash, of person: Person.ID) throws -> Bool {
        try run(
            """
            UPDATE person SET password = \(renewed.text) WHERE id = \(person) AND password = \(password.text)
            """
        ) == 1
    }
}

extension Event {
    static func signInRefused(_ person: Person.ID?) -> Event {
        let subject = person.map { Subject(.person, $0) } ?? Subject(kind: .system, rawValue: 0)
        return Event("session.refused", of: subject)
    }

    static func passwordChanged(_ person: Person.ID) -> Event {
        Event("person.password-changed", of: Subject(.person, person))
    }
}
