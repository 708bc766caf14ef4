/// Why a letter did not arrive. The server's words say more than its code, which is often just any.
package enum FailureCause: String, Sendable, CaseIterable {
    case noSuchAddress
    case noSuchHost
    case disabled
    case mailboxFull
    case tooLarge
    /// Taken for spam, or not wanted from us.
    case refused
    case unreachable
    case unknown

    init(status: StatusCode?, reason: String) {
        let words = reason.lowercased()
        self = Self.phrases.first { $0.phrases.contains(where: words.contains) }?.cause ?? Self.byCode(status)
    }

    /// Whether writing to the address again makes no sense.
    package var condemnsAddress: Bool {
        switch self {
        case .noSuchAddress, .noSuchHost, .disabled: true
        case .mailboxFull, .tooLarge, .refused, .unreachable, .unknown: false
        }
    }

    private static func byCode(_ status: StatusCode?) -> FailureCause {
        switch (status?.subject, status?.detail) {
        case (1, 2): .noSuchHost
        case (1, 1), (1, 3), (1, 4), (1, 6), (1, 10): .noSuchAddress
        case (2, 1): .disabled
        case (2, 2): .mailboxFull
        case (2, 3), (3, 4): .tooLarge
        case (3, _), (4, _): .unreachable
        case (7, _): .refused
        default: .unknown
        }
    }

    /// In this order: what is asked first is the more particular.
    private static let phrases: [(cause: FailureCause, phrases: [String])] = [
        (
            .mailboxFull,
            [
                "quota", "mailbox full", "mailbox is full", "account is full", "mailbox size limit", "disk space",
                "insufficient storage", "insufficient system storage", "inbox is full", "переполнен",
            ]
        ),
        (
            .tooLarge,
            [
                "message size", "message too", "message is too large", "size limit", "exceeds size",
                "exceeds the maximum",
                "too big", "слишком больш",
            ]
        ),
        (
            .noSuchHost,
            [
                "name or service not known", "host unknown", "unknown host", "host not found", "unknown domain",
                "domain not found", "domain does not exist", "name service error", "unrouteable mail domain",
                "nxdomain",
            ]
        ),
        (
            .disabled,
            ["disabled", "deactivated", "discontinued", "suspended", "mailbox inactive", "отключен", "заблокирован"]
        ),
        (
            .noSuchAddress,
            [
                "user unknown", "unknown user", "recipient unknown", "unknown recipient", "unknown address", "no such",
                "user not found", "mailbox not found", "recipient not found", "address not found", "account not found",
                "mailbox unavailable", "mailbox is unavailable", "does not exist", "doesn't exist", "not exist",
                "invalid recipient",
                "invalid mailbox", "invalid user", "invalid address", "not recognized", "not recognised", "no mailbox",
                "no mail box", "not an active address", "not a valid", "user not known", "unrouteable address",
                "not listed in",
                "не существует", "нет такого", "не найден", "nie istnieje",
            ]
        ),
        (
            .refused,
            [
                "spam", "unsolicited", "blocked", "black list", "blacklist", "blocklist", "block list", "reject",
                "content",
                "policy", "policies", "relay", "denied", "uribl", "bulk", "virus", "pre-approved", "confirm", "dmarc",
                "dkim",
                "reputation", "greylist", "configured to let you",
            ]
        ),
        (
            .unreachable,
            [
                "expired", "timed out", "timeout", "too long", "long time", "connection refused", "unreachable",
                "unavailable",
                "try again", "temporar", "later", "retry",
            ]
        ),
    ]
}
