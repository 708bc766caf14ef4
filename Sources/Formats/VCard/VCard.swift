import Basics

/// A person or an organisation as address books pass them on (vCard 2.1, RFC 2426, RFC 6350): what a client's card can hold of it.
package struct VCard: Sendable, Hashable {
    package var version: Version
    package var formattedName = ""
    package var name = Name()
    package var nicknames: [String] = []
    /// The organisation, then the parts of it that lead to the person.
    package var organisation: [String] = []
    package var title = ""
    package var role = ""
    package var phones: [Reach] = []
    package var emails: [Reach] = []
    package var addresses: [Address] = []
    package var pages: [Reach] = []
    package var birthday: Birthday?
    package var note = ""
    package var categories: [String] = []
    package var identity = ""
    /// It speaks of an organisation and not of somebody in it.
    package var isOrganisation = false

    package init(version: Version = .four) {
        self.version = version
    }

    package enum Version: String, CaseIterable, Sendable {
        case two = "2.1"
        case three = "3.0"
        case four = "4.0"
    }

    /// A name in its parts, each of which can be several words.
    package struct Name: Sendable, Hashable {
        package var family: [String]
        package var given: [String]
        package var additional: [String]
        package var prefixes: [String]
        package var suffixes: [String]

        package init(
            family: [String] = [],
            given: [String] = [],
            additional: [String] = [],
            prefixes: [String] = [],
            suffixes: [String] = []
        ) {
            self.family = family
            self.given = given
            self.additional = additional
            self.prefixes = prefixes
            self.suffixes = suffixes
        }

        package var isEmpty: Bool { family.isEmpty && given.isEmpty && additional.isEmpty }
    }

    /// A number or an address, and what it is for (`home`, `work`, `cell`, `fax`), in small letters.
    package struct Reach: Sendable, Hashable {
        package var value: String
        package var types: Set<String>
        package var isPreferred: Bool

        package init(_ value: String, types: Set<String> = [], isPreferred: Bool = false) {
            self.value = value
            self.types = types
            self.isPreferred = isPreferred
        }
    }

    package struct Address: Sendable, Hashable {
        package var box = ""
        package var extended = ""
        package var street = ""
        package var city = ""
        package var region = ""
        package var code = ""
        package var country = ""
        package var types: Set<String> = []

        package init() {}

        /// As it stands on an envelope, on one line, the street first.
        package var line: String {
            [box, extended, street, city, region, code, country]
                .map { $0.split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: ", ") }
                .filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }
}
