/// Why a channel ended, as ITU-T Q.850 numbers it.
package struct HangupCause: Hashable, Sendable, Codable {
    package let number: Int

    package init(_ number: Int) {
        self.number = number
    }

    /// Asterisk's, where it has nothing to say.
    package static let unknown = HangupCause(0)
    package static let unallocated = HangupCause(1)
    package static let normal = HangupCause(16)
    package static let busy = HangupCause(17)
    package static let noResponse = HangupCause(18)
    package static let noAnswer = HangupCause(19)
    package static let absent = HangupCause(20)
    package static let rejected = HangupCause(21)
    package static let outOfOrder = HangupCause(38)
    /// What SIP says and Q.850 has no number for; a caller who gives up before the answer, too.
    package static let interworking = HangupCause(127)
}

extension HangupCause {
    /// Whether the phone could not have been answered by anybody: not somebody's choice and nobody's neglect.
    package var isTheLines: Bool {
        switch self {
        case .unallocated, .noResponse, .absent, .outOfOrder: true
        default: (34...47).contains(number)
        }
    }
}
