import Basics

/// Somebody in the head of a letter: a name, and an address as it was written.
package struct Correspondent: Sendable, Hashable {
    package let name: String
    /// Not always one that mail can travel to.
    package let address: String

    package init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }

    package init(name: String = "", _ email: EmailAddress) {
        self.init(name: name, address: email.text)
    }

    /// The address, if it is one.
    package var email: EmailAddress? { EmailAddress(address) }
}
