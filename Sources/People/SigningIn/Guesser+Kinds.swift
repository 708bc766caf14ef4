import Basics
import Crypto

extension Throttle {
    /// - Parameter login: as it was typed; all spellings of one login are one guesser.
    func guesser(login: String) -> Guesser {
        let name = (try? PersonRules.login(login)) ?? login
        return Guesser(name: Self.hidden("login", name), scale: self.login)
    }

    func guesser(codeOf person: Person.ID) -> Guesser {
        Guesser(name: Self.hidden("code", person.description), scale: login)
    }

    func guesser(address: String) -> Guesser {
        Guesser(name: Self.hidden("address", NetworkPlace(address).description), scale: self.address)
    }

    private static func hidden(_ kind: String, _ word: String) -> String {
        "\(kind):\(Base32.text(of: SHA256.hash(data: Array(word.utf8)).prefix(20)))"
    }
}

extension Guesser: CustomStringConvertible {
    var description: String { name }

    static func == (left: Guesser, right: Guesser) -> Bool { left.name == right.name }
    func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
