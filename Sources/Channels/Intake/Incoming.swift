import Basics
import Clients
import Desk

/// Something that came from outside, by whatever way.
package struct Incoming: Sendable {
    package var channel: ContactChannel
    package var sender: KnownSender
    package var subject: String
    package var text: String
    package var kind: Case.Kind
    package var language: Language
    /// As it came, before it was understood.
    package var raw: String?
    /// Nobody of the company, nor a program of theirs, stands for it.
    package var isAnonymous: Bool

    package init(
        channel: ContactChannel,
        sender: KnownSender,
        subject: String = "",
        text: String,
        kind: Case.Kind = .request,
        language: Language = .russian,
        raw: String? = nil,
        isAnonymous: Bool = false
    ) {
        self.channel = channel
        self.sender = sender
        self.subject = subject
        self.text = text
        self.kind = kind
        self.language = language
        self.raw = raw
        self.isAnonymous = isAnonymous
    }
}

/// What became of it.
package struct Received: Sendable, Hashable {
    package let interaction: Interaction
    package let `case`: Case
    package let client: Client
}
