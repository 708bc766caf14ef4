import Basics
import Store

/// A letter that one sender holds for a while, to try once.
package struct Dispatch: Sendable, Hashable {
    package let interaction: Interaction.ID
    /// How often it has been tried, with this time.
    package let attempt: Int
    /// Since when it has been tried.
    package let since: Moment
    package let recipients: [Recipient]
    let holder: String

    /// To whom it still has to go.
    package var open: [Recipient] { recipients.filter { $0.fate == .waiting } }
}

/// What is to be done with a letter after it was tried.
package enum Verdict: Sendable, Hashable {
    /// It has gone to all.
    case sent
    /// It is to be tried again, from then on.
    case again(Moment)
    /// It was refused for good, by at least one.
    case failed
    /// It may have gone and may not have: a person decides.
    case uncertain
}

extension Verdict {
    /// How long a letter is tried before it is given up: as long as mail servers do (RFC 5321, 4.5.4.1).
    package static let patience = Duration.days(4)

    /// - Parameters:
    ///   - recipients: all, with what has become of each.
    ///   - since: when it was tried first.
    ///   - next: when it would be tried again.
    package init(_ recipients: [Recipient], since: Moment, now: Moment, next: Moment) {
        if recipients.isEmpty {
            self = .failed
        } else if recipients.contains(where: { $0.fate == .uncertain }) {
            self = .uncertain
        } else if recipients.contains(where: { $0.fate == .waiting }) {
            self = now - since < Self.patience ? .again(next) : .failed
        } else {
            self = recipients.contains { $0.fate == .refused } ? .failed : .sent
        }
    }

    var state: Interaction.Delivery {
        switch self {
        case .sent: .sent
        case .again: .waiting
        case .failed: .failed
        case .uncertain: .uncertain
        }
    }
}
