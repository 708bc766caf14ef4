import Basics
import Clients
import Desk

/// What rules know of a case that has come in.
package struct Newcomer: Sendable, Hashable {
    package var channel: ContactChannel
    /// In small letters; nil when it came without one.
    package var address: String?
    /// The addresses that the letter names as its receivers, and the one of the mailbox that it came to, in small letters.
    package var writtenTo: Set<String>
    package var client: Client.ID
    /// Keys of the tags on the client's card.
    package var clientTags: Set<String>
    package var language: Language
    package var at: Moment
    /// Subject and text.
    let said: SaidWords

    package init(
        channel: ContactChannel,
        address: String?,
        writtenTo: [String] = [],
        subject: String,
        text: String,
        client: Client.ID,
        clientTags: [Tag] = [],
        language: Language,
        at: Moment
    ) {
        self.channel = channel
        self.address = address?.lowercased()
        self.writtenTo = Set(writtenTo.map { $0.lowercased() })
        said = SaidWords(subject + "\n" + text)
        self.client = client
        self.clientTags = Set(clientTags.map(\.key))
        self.language = language
        self.at = at
    }
}
