import Basics
import Events
import Store

/// A human who speaks for a client.
package struct Contact: Sendable, Hashable {
    package typealias ID = Basics.ID<Contact>

    package let id: ID
    package let client: Client.ID
    package var name: PersonName
    package var position: String
    package let made: Moment
    package var version: Int
    /// When this contact was taken off the card; what they wrote stays.
    package var gone: Moment?

    package init(
        id: ID,
        client: Client.ID,
        name: PersonName,
        position: String = "",
        made: Moment,
        version: Int = 1,
        gone: Moment? = nil
    ) {
        self.id = id
        self.client = client
        self.name = name
        self.position = position
        self.made = made
        self.version = version
        self.gone = gone
    }

    package var subject: Event.Subject { Event.Subject(.contact, id) }
}

package struct NewContact: Sendable, Hashable {
    package var name: PersonName
    package var position: String

    package init(name: PersonName, position: String = "") {
        self.name = name
        self.position = position
    }
}

/// What is to be different; nil leaves a field as it is.
package struct ContactChange: Sendable {
    package var name: PersonName?
    package var position: String?

    package init(name: PersonName? = nil, position: String? = nil) {
        self.name = name
        self.position = position
    }
}
