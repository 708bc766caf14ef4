import Basics

/// A letter to be written.
package struct Composition: Sendable {
    package var from: Correspondent
    package var replyTo: [Correspondent] = []
    package var to: [Correspondent]
    package var cc: [Correspondent] = []
    /// Get it too, and stand nowhere in it.
    package var bcc: [Correspondent] = []
    package var subject: String
    package var date: Moment
    package var messageID: MessageID
    package var inReplyTo: MessageID?
    package var references: [MessageID] = []
    /// The text without any form; every letter has one.
    package var text: String
    /// The same laid out.
    package var html: String?
    package var enclosures: [Enclosure] = []
    package var unsubscribing: Unsubscribing?
    /// What made a program of ours write it; nil when a person did.
    package var automation: Automation?
    /// Fields of our own.
    package var own: [HeaderField] = []

    package init(
        from: Correspondent,
        to: [Correspondent],
        subject: String,
        text: String,
        date: Moment,
        messageID: MessageID
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.date = date
        self.messageID = messageID
    }

    /// `Auto-Submitted` (RFC 3834).
    package enum Automation: String, Sendable {
        case replied = "auto-replied"
        case generated = "auto-generated"
    }

    /// How to get no more such letters (RFC 2369, RFC 8058).
    package struct Unsubscribing: Sendable {
        package var links: [String]
        /// Whether the first link does it at once, asked by POST.
        package var isOneClick: Bool

        package init(links: [String], isOneClick: Bool = false) {
            self.links = links
            self.isOneClick = isOneClick
        }
    }

    /// All to whom it goes.
    package var recipients: [Correspondent] { to + cc + bcc }

    /// The fields of an answer to a letter: to whom, about what, in which thread.
    package mutating func answer(_ letter: LetterHead) {
        inReplyTo = letter.messageID
        let before = letter.references.isEmpty ? letter.inReplyTo.prefix(1).map(\.self) : letter.references
        references = (before + [letter.messageID].compactMap(\.self)).suffix(20).map(\.self)
    }
}
