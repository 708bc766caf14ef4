import Basics

/// What can go wrong with a mail server, the same for reading and sending.
package enum MailFault: Error, Equatable, Sendable {
    /// The host's name is unknown, nothing listens there, or the network is away.
    case unreachable(String)
    /// The server's certificate is not to be trusted.
    case certificate(BadCertificate)
    /// No encryption came about, and the settings ask for it.
    case notSecured(String)
    /// The server did not let us in. With its words.
    case refusedLogin(LoginRefusal, words: String)
    /// The connection ended in the middle of something that can be done again.
    case brokenOff(String)
    /// The connection ended, or the time ran out, after the server was asked for something that must not be done twice: it may
    /// have done it.
    case uncertain(String)
    case timedOut(Phase)
    case cancelled
    /// The server said what the protocol does not allow.
    case protocolBroken(String)
    /// The server understood a command and declined it. With its words.
    case refused(Refused, words: String)
    /// A letter or an answer is larger than it may be, in bytes.
    case tooLarge(limit: Int64)
    /// The server lacks something that the letter can't be carried without, by its name in the protocol.
    case lacks(String)
    /// The folder was made anew (UIDVALIDITY): what is known of its letters' numbers is void.
    case renumbered
    /// A file of ours can't be read or written.
    case file(FileTrouble)
    /// The session has ended, by `close` or an earlier fault.
    case closed
}

/// Why a login was refused.
package enum LoginRefusal: String, Sendable {
    /// The name, the password or the token is wrong.
    case wrong
    /// The password has run out.
    case expired
    /// Not now: the server can't check it at the moment.
    case unavailable
    /// The server that gives out access tokens gives none.
    case noToken = "no-token"
    /// Server and settings have no way of logging in in common.
    case noMethod = "no-method"
}

/// Why a command was declined, as far as the server told.
package enum Refused: String, Sendable {
    case noSuchFolder = "no-such-folder"
    case overQuota = "over-quota"
    case noRight = "no-right"
    case notNow = "not-now"
    case other
}

package enum FileTrouble: Error, Equatable, Sendable {
    case diskFull
    /// With `errno`.
    case unreadable(Int32)
    case unwritable(Int32)
}

extension MailFault {
    /// Whether it may go away by itself: then trying again later is right, otherwise somebody has to do something.
    package var isPassing: Bool {
        switch self {
        case .unreachable, .brokenOff, .timedOut, .cancelled, .closed, .refused(.notNow, _), .file(.diskFull): true
        case .refusedLogin(let refusal, _): refusal == .unavailable
        case .certificate, .notSecured, .uncertain, .protocolBroken, .refused, .tooLarge, .lacks, .renumbered, .file:
            false
        }
    }
}
