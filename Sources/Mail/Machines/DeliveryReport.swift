/// What became of a letter of ours (RFC 3464, and what programs wrote before there was one).
package struct DeliveryReport: Sendable, Equatable {
    package let recipients: [Recipient]
    /// The letter that it speaks of.
    package let messageID: MessageID?

    package init(recipients: [Recipient], messageID: MessageID?) {
        self.recipients = recipients
        self.messageID = messageID
    }

    package enum Action: String, Sendable, CaseIterable {
        case failed
        case delayed
        case delivered
        case relayed
        case expanded
    }

    package struct Recipient: Sendable, Equatable {
        /// The address that we wrote to, as far as it says.
        package let address: String
        package let action: Action
        package let status: StatusCode?
        /// The words of the server that refused it.
        package let reason: String
        package let cause: FailureCause

        package init(address: String, action: Action, status: StatusCode?, reason: String) {
            self.address = address
            self.action = action
            self.status = status
            self.reason = reason
            cause = FailureCause(status: status, reason: reason)
        }

        /// Whether the address does not work, and will not tomorrow.
        package var isHard: Bool {
            guard action == .failed else { return false }
            return cause.condemnsAddress || cause == .unknown && status?.isPermanent == true
        }
    }

    /// Addresses that don't work.
    package var dead: [String] { recipients.filter(\.isHard).map(\.address) }
}
