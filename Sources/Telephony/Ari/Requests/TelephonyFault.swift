import Basics

/// What can go wrong with an exchange.
package enum TelephonyFault: Error, Equatable, Sendable {
    /// Nothing listens there, or the network is away.
    case unreachable(String)
    /// It does not answer in time: it may have done what it was asked for.
    case timedOut
    /// The connection ended in the middle of a request.
    case brokenOff(String)
    /// The name or the password is wrong, or this user may only read.
    case refusedLogin
    /// It answered, and it is not an exchange that we can talk to.
    case notAnExchange(String)
    /// Another program has come under our name, and nothing is told to us any longer.
    case replaced
    case refused(Refused, words: String)
}

/// Why a request was declined.
package enum Refused: Int, Sendable, Codable, CaseIterable {
    /// The request makes no sense, or names a channel that has ended (joining a bridge).
    case invalid = 400
    /// What it names does not exist, or no longer.
    case notThere = 404
    /// It can't be done in the state that the thing is in; or what is to be made is there already.
    case conflict = 409
    /// What it names is not with our application, or not yet.
    case notOurs = 422
    /// The exchange could not; a phone that is not registered can't be rung.
    case failed = 500
    case unavailable = 503
    case other = 0
}

extension TelephonyFault {
    /// Whether the exchange is away rather than unwilling.
    package var isOfTheWire: Bool {
        switch self {
        case .unreachable, .timedOut, .brokenOff, .notAnExchange, .replaced, .refusedLogin: true
        case .refused: false
        }
    }

    /// Whether the request found its thing gone, or done already.
    package var isTooLate: Bool {
        switch self {
        case .refused(.notThere, _), .refused(.invalid, _), .refused(.conflict, _), .refused(.notOurs, _): true
        default: false
        }
    }
}

extension TelephonyFault: Refusal {
    package var standing: Standing {
        switch self {
        case .refused(.notThere, _): .notFound
        case .refused(.conflict, _), .refused(.notOurs, _): .conflict
        default: .unavailable
        }
    }

    package var reason: TextKey {
        switch self {
        case .unreachable: "refusal.telephony.unreachable"
        case .timedOut: "refusal.telephony.timed-out"
        case .brokenOff: "refusal.telephony.broken-off"
        case .refusedLogin: "refusal.telephony.login"
        case .notAnExchange: "refusal.telephony.not-an-exchange"
        case .replaced: "refusal.telephony.replaced"
        case .refused(.notThere, _): "refusal.telephony.not-there"
        case .refused(.conflict, _), .refused(.notOurs, _): "refusal.telephony.conflict"
        case .refused: "refusal.telephony.refused"
        }
    }

    package var details: [String: String] {
        switch self {
        case .unreachable(let words), .brokenOff(let words), .notAnExchange(let words), .refused(_, let words):
            ["words": words]
        case .timedOut, .refusedLogin, .replaced: [:]
        }
    }
}
