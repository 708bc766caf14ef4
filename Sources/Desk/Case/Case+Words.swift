import Basics
import Store

extension Case {
    package enum Kind: String, CaseIterable, Codable, Sendable, Storable {
        case question
        case request
        case incident
        case claim
    }

    package enum Priority: Int, CaseIterable, Codable, Sendable, Comparable, Storable {
        case low = 1
        case normal = 2
        case high = 3
        case urgent = 4

        package static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }

        package var word: String { "\(self)" }

        package init?(word: String) {
            guard let priority = Self.allCases.first(where: { $0.word == word }) else { return nil }
            self = priority
        }
    }

    /// Where a case stands.
    package enum Status: Hashable, Sendable {
        /// In a line's or a department's queue, in nobody's hands.
        case new
        case working
        case waiting(WaitingFor)
        /// Solved, as we see it; the client has not said so yet.
        case solved
        case closed(at: Moment, confirmedBy: Confirmation)

        package enum Word: String, CaseIterable, Codable, Sendable, Storable {
            case new
            case working
            case waiting
            case solved
            case closed
        }

        package var word: Word {
            switch self {
            case .new: .new
            case .working: .working
            case .waiting: .waiting
            case .solved: .solved
            case .closed: .closed
            }
        }
    }
}

/// The stated reason for which work on a case rests (SPEC L2).
package enum WaitingFor: String, CaseIterable, Codable, Sendable, Storable {
    case client
    case colleague
    case supplier
    case agreedTime = "agreed-time"
}

/// How the client confirmed that the case is solved (SPEC W4).
package enum Confirmation: String, CaseIterable, Codable, Sendable, Storable {
    case portal
    case phone
    case email
    case chat
    case meeting
    case letter
    /// Closed in the program that the case was taken over from.
    case takenOver = "taken-over"
    /// It is part of another case.
    case merged

    /// What a person can choose.
    package static let offered = allCases.filter { $0 != .takenOver && $0 != .merged }
}

/// The way by which a contact came or goes.
package enum ContactChannel: String, CaseIterable, Codable, Sendable, Storable {
    case phone
    case email
    case web
    case portal
    case chat
    case message
    case meeting
    case letter
    case fax
}
