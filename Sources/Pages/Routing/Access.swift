import HTTPTypes
import People

/// Who may use a route. Every route says so; there is no default.
package enum Access: Hashable, Sendable {
    /// Everyone, signed in or not.
    case open
    /// Every person of the staff.
    case signedIn
    /// Those who have this right.
    case needs(Permission)
}

/// The sides that Highrock shows; how people come in and how "no" is said differ between them.
package enum Face: String, CaseIterable, Sendable {
    /// What all others stand in: files, live news, the state of the server.
    case shell
    case desk
    case calls
    case admin
    case portal
    /// For programs: a bearer token instead of a cookie, JSON instead of pages.
    case api
}

/// One line of the table: what can be asked for, and by whom.
package struct Route: Hashable, Sendable {
    package let method: HTTPRequest.Method
    /// With `{gaps}`.
    package let path: String
    package let access: Access
    package let face: Face
    /// The largest body that is read, in bytes.
    package let bodyLimit: Int
    /// A form with files may be sent; `bodyLimit` is for all of it.
    package let takesFiles: Bool
    /// Not worth a line in the log each time.
    package let isQuiet: Bool
    /// It believes no cookie: whoever asks is known by a secret in the address, or need not be. So nobody else's page can send it in
    /// somebody's name, and it needs no token.
    package var isCookieless = false

    /// Whether it may change something.
    var isUnsafe: Bool { method != .get && method != .head }
}
