import Basics

package enum SignInRefusal: Refusal, Equatable {
    /// The login or the password; which of them is not said.
    case wrong
    case wrongCode
    /// Too many guesses: next one not before so many seconds.
    case tooOften(seconds: Int)
    /// More people sign in at this moment than can be served.
    case busy
    /// Too long between two steps.
    case ticketExpired
    /// There is a second factor already.
    case secondFactorIsSet
    /// The invitation is unknown, used or too old.
    case invitationSpent

    package var standing: Standing {
        switch self {
        case .wrong, .wrongCode, .ticketExpired: .unauthenticated
        case .tooOften: .tooMany
        case .busy: .unavailable
        case .invitationSpent: .notFound
        case .secondFactorIsSet: .conflict
        }
    }

    package var reason: TextKey {
        switch self {
        case .wrong: "refusal.sign-in.wrong"
        case .wrongCode: "refusal.sign-in.wrong-code"
        case .tooOften: "refusal.sign-in.too-often"
        case .busy: "refusal.sign-in.busy"
        case .ticketExpired: "refusal.sign-in.ticket-expired"
        case .secondFactorIsSet: "refusal.sign-in.second-factor-is-set"
        case .invitationSpent: "refusal.sign-in.invitation-spent"
        }
    }

    package var details: [String: String] {
        if case .tooOften(let seconds) = self { ["seconds": "\(seconds)"] } else { [:] }
    }

    package var field: String? {
        self == .wrongCode ? "code" : nil
    }
}
