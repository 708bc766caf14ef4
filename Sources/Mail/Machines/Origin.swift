/// Who really sent a letter. Whatever is not a person is never answered by a machine of ours.
package enum Origin: Sendable, Equatable {
    case person
    /// Somebody's program says that they are away, or that the letter has come.
    case autoReply
    /// A program wants proof that a person wrote to it.
    case challenge
    /// A letter of ours did not arrive.
    case bounce(DeliveryReport)
    /// A letter of ours has not arrived yet; it is still being tried.
    case delay(DeliveryReport)
    /// A letter of ours has arrived, or was passed on.
    case delivered(DeliveryReport)
    /// A letter of ours was opened, or thrown away unread (RFC 8098).
    case receipt
    /// Written to a mailing list, by whomever.
    case mailingList(String)
    /// Complaints about us and statistics of our mail.
    case report(Report)
    /// A program wrote it to many, or of its own accord.
    case notice
    /// It came from ourselves, or goes in circles.
    case loop

    package enum Report: String, Sendable, CaseIterable {
        /// Somebody called a letter of ours spam (RFC 5965).
        case abuse
        case dmarc
        case tls
    }

    /// Whether an answer written by a program may go to it.
    package var mayBeAnsweredByMachine: Bool { self == .person }
}
