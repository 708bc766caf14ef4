import Basics

/// What is known of one client, as far as it tells whether two clients are one.
package struct Profile: Sendable, Hashable {
    package enum Who: Sendable, Hashable {
        case person(PersonName)
        case organisation(String)
    }

    package var who: Who
    package var born: Birthday?
    /// Numbers that belong to nobody else: tax, insurance, passport, a number in another program.
    package var identifiers: [String]
    package var phones: [PhoneNumber]
    package var emails: [EmailAddress]
    /// Postal addresses, each in one line, in any order of their parts.
    package var addresses: [String]

    package init(
        _ who: Who,
        born: Birthday? = nil,
        identifiers: [String] = [],
        phones: [PhoneNumber] = [],
        emails: [EmailAddress] = [],
        addresses: [String] = []
    ) {
        self.who = who
        self.born = born
        self.identifiers = identifiers
        self.phones = phones
        self.emails = emails
        self.addresses = addresses
    }
}
