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

extension Delivery {
    /// Addresses of which the server said that they don't work and will not tomorrow, in its words. That it does not want this letter,
    /// or none of ours, says nothing of an address.
    package var dead: [(address: EmailAddress, why: String)] {
        outcomes.compactMap { recipient, outcome in
            guard case .refusedForGood(let reply) = outcome else { return nil }
            let cause = FailureCause(status: reply.enhanced.flatMap { StatusCode($0) }, reason: reply.text)
            return cause.condemnsAddress ? (address: recipient, why: reply.description) : nil
        }
    }
}
