import Basics
import Clients
import Desk

/// What rules know of a case that has come in.
package struct Newcomer: Sendable, Hashable {
    package var channel: ContactChannel
    /// In small letters; nil when it came without one.
    package var address: String?
    package var subject: String
    package var text: String
    package var client: Client.ID
    package var language: Language
    package var at: Moment

    package init(
        channel: ContactChannel,
        address: String?,
        subject: String,
        text: String,
        client: Client.ID,
        language: Language,
        at: Moment
    ) {
        self.channel = channel
        self.address = address?.lowercased()
        self.subject = subject
        self.text = text
        self.client = client
        self.language = language
        self.at = at
    }
}
