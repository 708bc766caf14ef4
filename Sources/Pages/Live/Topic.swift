import Basics

/// What a page can listen to: one thing (`case:01h…`) or a list (`queue:1`). A name and nothing more; what has changed is fetched
/// again by whoever may see it.
package struct Topic: Hashable, Sendable, LosslessStringConvertible {
    package let name: String

    package init<Thing>(_ kind: String, _ id: ID<Thing>) {
        name = "\(kind):\(id)"
    }

    /// - Returns: nil when it can't be the name of one.
    package init?(_ name: String) {
        let allowed = name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x3A || byte == 0x2D
        }
        guard allowed, (1...80).contains(name.utf8.count) else { return nil }
        self.name = name
    }

    package init(list name: StaticString) {
        self.name = name.description
    }

    package init(list name: StaticString, _ number: Int) {
        self.name = "\(name):\(number)"
    }

    package var description: String { name }

    /// What stands before the colon.
    package var kind: String { String(name.prefix { $0 != ":" }) }
    /// What stands after it.
    package var subject: String? {
        name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) }
    }
}
