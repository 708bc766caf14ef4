import Basics

/// What a password must be: long rather than odd.
package enum PasswordRule {
    package static let shortest = 10
    static let longest = 200

    static func check(_ password: String, of person: Person) throws {
        guard password.count >= shortest else {
            throw InvalidField("password", "refusal.password.too-short", ["limit": "\(shortest)"])
        }
        guard password.count <= longest else {
            throw InvalidField("password", "refusal.password.too-long", ["limit": "\(longest)"])
        }
        guard !isCommon(password), !isEasilyGuessed(password.lowercased(), by: person) else {
            throw InvalidField("password", "refusal.password.easily-guessed")
        }
    }

    private static func isEasilyGuessed(_ password: String, by person: Person) -> Bool {
        if Set(password).count < 5 || runs.contains(where: { $0.contains(password) }) { return true }
        let known = [person.login, person.email?.normalized, person.name.family.lowercased()].compactMap(\.self)
        return known.contains { $0.count > 2 && password.replacing($0, with: "").count < 5 }
    }

    private static let runs = [
        "12345678901234567890", "09876543210987654321", "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiop[]asdfghjkl;'zxcvbnm,./", "йцукенгшщзхъфывапролджэячсмитьбю.",
    ]
}
