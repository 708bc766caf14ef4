import Basics
import Events
import Store

/// A telephone, an e-mail or a postal address at which a client, or one of its contacts, is reached.
package struct ContactPoint: Sendable, Hashable {
    package typealias ID = Basics.ID<ContactPoint>

    package let id: ID
    package let client: Client.ID
    package let contact: Contact.ID?
    package let kind: Kind
    /// As it was given.
    package let value: String
    /// As it is compared and found: E.164, lower-case address, words of the postal address.
    package let normalized: String
    package let made: Moment
    package var gone: Moment?
    /// Of an address: that letters to it no longer arrive.
    package let undeliverable: Undeliverable?

    package init(
        id: ID,
        client: Client.ID,
        contact: Contact.ID? = nil,
        kind: Kind,
        value: String,
        normalized: String,
        made: Moment,
        gone: Moment? = nil,
        undeliverable: Undeliverable? = nil
    ) {
        self.id = id
        self.client = client
        self.contact = contact
        self.kind = kind
        self.value = value
        self.normalized = normalized
        self.made = made
        self.gone = gone
        self.undeliverable = undeliverable
    }

    package enum Kind: String, CaseIterable, Codable, Sendable, Storable {
        case phone
        case email
        case postal
    }

    /// As a page shows it.
    package var shown: String {
        kind == .phone ? PhoneNumber(stored: normalized).international : value
    }
}

/// A point as somebody typed it.
package enum NewPoint: Sendable, Hashable {
    case phone(String)
    case email(String)
    case postal(String)

    package var kind: ContactPoint.Kind {
        switch self {
        case .phone: .phone
        case .email: .email
        case .postal: .postal
        }
    }

    /// - Throws: `InvalidField` when no such number or address can be.
    func read() throws(InvalidField) -> (value: String, normalized: String) {
        switch self {
        case .phone(let text):
            let value = try Wording.line(text, of: "phone", atMost: 64)
            guard let number = PhoneNumber(value) else { throw InvalidField("phone", "refusal.point.phone") }
            return (value, number.e164)
        case .email(let text):
            let value = try Wording.line(text, of: "email", atMost: 254)
            guard let address = EmailAddress(value) else { throw InvalidField("email", "refusal.point.email") }
            return (address.text, address.normalized)
        case .postal(let text):
            let value = try Wording.line(text, of: "postal", atMost: 500)
            return (value, SearchWords.split(value).joined(separator: " "))
        }
    }
}
