import Basics
import Crypto

extension Throttle {
    func guesser(login: String) -> Guesser {
        Guesser(name: Self.hidden("login", login), scale: self.login)
    }

    func guesser(codeOf person: Person.ID) -> Guesser {
        Guesser(name: Self.hidden("code", person.description), scale: login)
    }

    /// - Parameter address: IPv4, or IPv6, of which the first 64 bits count: the rest is the guesser's to choose.
    func guesser(address: String) -> Guesser {
        let network =
            address.contains(":")
            ? address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
            : address
        return Guesser(name: Self.hidden("address", network), scale: self.address)
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
