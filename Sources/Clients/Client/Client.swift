import Basics
import Events
import People
import Store

/// Whom the company serves: an organisation or a private person.
package struct Client: Sendable, Hashable {
    package typealias ID = Basics.ID<Client>

    package let id: ID
    package var kind: Kind
    package var name: String
    package var taxNumber: TaxNumber?
    /// Who of the staff looks after this client.
    package var ownManager: Person.ID?
    /// Known only to the people named on its wall.
    package var confidential: Bool
    /// Made from an unknown sender; nobody has looked yet who it really is.
    package var provisional: Bool
    package var language: Language
    package var note: String
    package var version: Int
    package let made: Moment

    package init(
        id: ID,
        kind: Kind,
        name: String,
        taxNumber: TaxNumber? = nil,
        ownManager: Person.ID? = nil,
        confidential: Bool = false,
        provisional: Bool = false,
        language: Language = .russian,
        note: String = "",
        version: Int = 1,
        made: Moment
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.taxNumber = taxNumber
        self.ownManager = ownManager
        self.confidential = confidential
        self.provisional = provisional
        self.language = language
        self.note = note
        self.version = version
        self.made = made
    }

    package enum Kind: String, CaseIterable, Codable, Sendable, Storable {
        case organisation
        case person
    }

    package var subject: Event.Subject { Event.Subject(.client, id) }
}

/// What is known of a client when it is written down for the first time.
package struct NewClient: Sendable {
    package var kind: Client.Kind
    package var name: String
    package var taxNumber: String?
    package var ownManager: Person.ID?
    package var language: Language
    package var note: String
    package var provisional: Bool

    package init(
        _ kind: Client.Kind,
        name: String,
        taxNumber: String? = nil,
        ownManager: Person.ID? = nil,
        language: Language = .russian,
        note: String = "",
        provisional: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.taxNumber = taxNumber
        self.ownManager = ownManager
        self.language = language
        self.note = note
        self.provisional = provisional
    }
}

/// What is to be different; nil leaves a field as it is.
package struct ClientChange: Sendable {
    package var kind: Client.Kind?
    package var name: String?
    /// Empty text takes the number away.
    package var taxNumber: String?
    package var language: Language?
    package var note: String?
    /// False when somebody has made sure who it is.
    package var provisional: Bool?

    package init(
        kind: Client.Kind? = nil,
        name: String? = nil,
        taxNumber: String? = nil,
        language: Language? = nil,
        note: String? = nil,
        provisional: Bool? = nil
    ) {
        self.kind = kind
        self.name = name
        self.taxNumber = taxNumber
        self.language = language
        self.note = note
        self.provisional = provisional
    }
}
