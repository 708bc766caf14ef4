import Basics
import Foundation

/// What can be said of a person.
enum PersonRules {
    static let longestName = 100
    static let longestPosition = 200

    /// A login as it is kept: two that differ in letter case are one.
    static func login(_ text: String) throws -> String {
        let login = text.trimmed.lowercased()
        guard (2...60).contains(login.count), login.allSatisfy(mayBeInLogin) else {
            throw InvalidField("login", "refusal.person.login-unfit")
        }
        return login
    }

    static func check(_ name: PersonName) throws {
        guard !name.isEmpty else { throw InvalidField("name", "refusal.person.name-missing") }
        guard [name.family, name.given, name.patronymic].allSatisfy({ $0.count <= longestName }) else {
            throw InvalidField("name", "refusal.person.name-too-long", ["limit": "\(longestName)"])
        }
    }

    static func check(position: String) throws {
        guard position.count <= longestPosition else {
            throw InvalidField("position", "refusal.person.position-too-long", ["limit": "\(longestPosition)"])
        }
    }

    static func check(timeZone: String) throws {
        guard TimeZone(identifier: timeZone) != nil else {
            throw InvalidField("time_zone", "refusal.person.time-zone-unknown")
        }
    }

    private static func mayBeInLogin(_ letter: Character) -> Bool {
        letter.isLetter || letter.isNumber || "._-@".contains(letter)
    }
}
