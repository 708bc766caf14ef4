import Basics

/// The head of a letter, its well-known fields read.
package struct LetterHead: Sendable, Equatable {
    package var from: [Correspondent] = []
    package var sender: Correspondent?
    package var replyTo: [Correspondent] = []
    package var to: [Correspondent] = []
    package var cc: [Correspondent] = []
    package var bcc: [Correspondent] = []
    /// When it was written, as the writer's clock had it; nil when it says nothing readable.
    package var date: Moment?
    package var messageID: MessageID?
    package var inReplyTo: [MessageID] = []
    /// The letters before it in its thread, the oldest first.
    package var references: [MessageID] = []
    package var subject = ""
    /// Language tags (RFC 5646) that it gives for itself, the likeliest first.
    package var languages: [String] = []
    /// All fields as they came, decoded, in their order.
    package var fields: [HeaderField] = []

    package init() {}

    /// Whom an answer goes to.
    package var answerTo: [Correspondent] { replyTo.isEmpty ? from : replyTo }

    /// The first value of a field, by its name in any letter case.
    package subscript(name: String) -> String? { fields.first { $0.isNamed(name) }?.value }

    /// All values of a field.
    package func all(_ name: String) -> [String] { fields.filter { $0.isNamed(name) }.map(\.value) }
}
