import Basics
import Crypto
import HTTPTypes
import Hummingbird

/// Keeps pages of others from sending our forms: the browser says where a form comes from, and the form carries a token that
/// only our pages know (the session's own, or before signing in one that the browser also holds as a cookie).
enum Forgery {
    static let fieldName = "_csrf"

    static func checkOrigin(of request: Request) throws {
        if let site = request.headers[.fetchSite], site != "same-origin", site != "none" { throw ShellRefusal.forged }
        guard let origin = request.headers[.origin] else { return }
        guard let host = request.head.authority, let end = origin.firstRange(of: "://")?.upperBound else {
            throw ShellRefusal.forged
        }
        guard origin[end...].lowercased() == host.lowercased() else { throw ShellRefusal.forged }
    }

    /// That one of our pages asks, and none that did not say where it is from: for what no token goes with.
    static func checkPage(of request: Request) throws {
        guard request.headers[.origin] != nil else { throw ShellRefusal.forged }
        try checkOrigin(of: request)
    }

    static func checkToken(_ request: Request, _ context: PageContext) throws {
        let expected = context.reader.formToken
        let shown = request.headers[.formToken] ?? context.form[fieldName] ?? ""
        guard !expected.isEmpty, isSame(shown, expected) else { throw ShellRefusal.forged }
    }

    /// For those who are not signed in.
    static func newToken() -> String {
        SymmetricKey(size: .bits128).withUnsafeBytes { $0.hexText }
    }

    /// Takes the same time wherever the first difference is.
    static func isSame(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        return zip(one.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension HTTPField.Name {
    static let formToken = known("X-CSRF-Token")
    static let fetchSite = known("Sec-Fetch-Site")
    static let forwardedFor = known("X-Forwarded-For")
    static let fragment = known("X-Fragment")
    static let referrerPolicy = known("Referrer-Policy")
    static let clearSiteData = known("Clear-Site-Data")
    static let openerPolicy = known("Cross-Origin-Opener-Policy")
    static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
    static let accelBuffering = known("X-Accel-Buffering")

    private static func known(_ name: StaticString) -> HTTPField.Name {
        guard let name = HTTPField.Name(name.description) else { preconditionFailure("\(name) is no header name") }
        return name
    }
}
