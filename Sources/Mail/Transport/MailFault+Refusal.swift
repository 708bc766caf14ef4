import Basics

extension MailFault: Refusal {
    package var standing: Standing {
        switch self {
        case .tooLarge: .tooLarge
        case .renumbered: .conflict
        default: .unavailable
        }
    }

    package var reason: TextKey {
        switch self {
        case .unreachable: "refusal.mail.unreachable"
        case .certificate(let certificate): certificate.why.key
        case .notSecured: "refusal.mail.not-secured"
        case .refusedLogin(let refusal, _): refusal.key
        case .brokenOff: "refusal.mail.broken-off"
        case .uncertain: "refusal.mail.uncertain"
        case .timedOut(let phase): phase.key
        case .cancelled: "refusal.mail.cancelled"
        case .protocolBroken: "refusal.mail.protocol-broken"
        case .refused(let refused, _): refused.key
        case .tooLarge: "refusal.mail.too-large"
        case .lacks: "refusal.mail.lacks"
        case .renumbered: "refusal.mail.renumbered"
        case .file(.diskFull): "refusal.mail.disk-full"
        case .file: "refusal.mail.file"
        case .closed: "refusal.mail.closed"
        }
    }

    package var details: [String: String] {
        switch self {
        case .unreachable(let words), .notSecured(let words), .brokenOff(let words), .uncertain(let words),
            .protocolBroken(let words), .refusedLogin(_, let words), .refused(_, let words):
            ["words": words]
        case .certificate(let certificate): certificate.details
        case .tooLarge(let limit): ["limit": "\(max(1, limit / 1_048_576))"]
        case .lacks(let name): ["name": name]
        case .timedOut, .cancelled, .renumbered, .file, .closed: [:]
        }
    }
}

extension LoginRefusal {
    fileprivate var key: TextKey {
        switch self {
        case .wrong: "refusal.mail.login-wrong"
        case .expired: "refusal.mail.login-expired"
        case .unavailable: "refusal.mail.login-unavailable"
        case .noToken: "refusal.mail.login-no-token"
        case .noMethod: "refusal.mail.login-no-method"
        }
    }
}

extension Phase {
    fileprivate var key: TextKey {
        switch self {
        case .connecting: "refusal.mail.slow-connecting"
        case .answering, .verdict: "refusal.mail.slow-answering"
        case .moving: "refusal.mail.slow-moving"
        }
    }
}

extension Refused {
    fileprivate var key: TextKey {
        switch self {
        case .noSuchFolder: "refusal.mail.no-such-folder"
        case .overQuota: "refusal.mail.over-quota"
        case .noRight: "refusal.mail.no-right"
        case .notNow: "refusal.mail.not-now"
        case .other: "refusal.mail.refused"
        }
    }
}
