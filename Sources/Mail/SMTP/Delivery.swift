import Basics

/// What became of a letter, for each recipient.
package struct Delivery: Sendable {
    package let outcomes: [(recipient: EmailAddress, outcome: Outcome)]

    package enum Outcome: Equatable, Sendable {
        /// The server has it and will carry it on, or report. With its words.
        case accepted(SMTPReply)
        /// It never will.
        case refusedForGood(SMTPReply)
        /// Not now: try again later.
        case refusedForNow(SMTPReply)
        /// All of it was sent, and the connection ended before the server said whether it took it. Never send it again by yourself.
        case uncertain(MailFault)
    }
}
