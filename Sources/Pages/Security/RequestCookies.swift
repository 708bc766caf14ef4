import Basics
import HTTPTypes
import Hummingbird

/// The names of our cookies. Over https they carry the mark that ties them to this very host.
struct CookieNames: Sendable {
    let session: String
    let form: String
    let notice: String

    init(isSecure: Bool) {
        let mark = isSecure ? "__Host-" : ""
        session = mark + "highrock_session"
        form = mark + "highrock_form"
        notice = mark + "highrock_notice"
    }

    private static let plain = CookieNames(isSecure: false)
    private static let secure = CookieNames(isSecure: true)

    static func names(isSecure: Bool) -> CookieNames { isSecure ? secure : plain }
}

extension ShellSettings {
    var cookieNames: CookieNames { .names(isSecure: isSecure) }
}

/// Those cookies of a request that are ours.
struct RequestCookies: Sendable {
    private(set) var session: String?
    private(set) var formToken: String?
    private(set) var notice: String?

    init() {}

    init(_ request: Request, names: CookieNames) {
        for header in request.headers[values: .cookie] {
            for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = pair.drop { $0 == UInt8(ascii: " ") }
                guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
                let name = pair[..<equals]
                let value = { String(Substring(pair[pair.index(after: equals)...])) }
                if name.elementsEqual(names.session.utf8) {
                    session = value()
                } else if name.elementsEqual(names.form.utf8) {
                    formToken = value()
                } else if name.elementsEqual(names.notice.utf8) {
                    notice = value()
                }
            }
        }
    }
}

extension PageContext {
    /// The secret of the session that the request came with.
    package var sessionCookie: String? { cookies.session }
}

extension Response {
    /// Lets the browser in from now on.
    package mutating func beginSession(_ secret: String, expires: Moment, _ context: PageContext) {
        let seconds = max(0, (expires - context.now).wholeMilliseconds / 1000)
        setCookie(context.settings.cookieNames.session, secret, seconds: Int(seconds), context)
    }

    /// Forgets the browser, and makes it forget what it kept of our pages.
    package mutating func endSession(_ context: PageContext) {
        setCookie(context.settings.cookieNames.session, "", seconds: 0, context)
        headers[.clearSiteData] = "\"cache\", \"storage\""
    }

    mutating func setCookie(_ name: String, _ value: String, seconds: Int? = nil, _ context: PageContext) {
        var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if let seconds { text += "; Max-Age=\(seconds)" }
        if context.settings.isSecure { text += "; Secure" }
        headers.append(HTTPField(name: .setCookie, value: text))
    }
}
