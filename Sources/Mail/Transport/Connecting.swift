import Basics
import CCurl
import Foundation

/// How a wire comes about.
struct Connecting {
    enum Language: String {
        case imap
        case smtp
    }

    let server: MailServer
    let language: Language
    /// Who we say we are (EHLO).
    var ownName = ""
    let patience: Patience
    let interrupt: Interrupt

    /// - Parameter login: nil where the server asks for none.
    func connect(as login: Login?) throws(MailFault) -> Wire {
        let curl = try prepared()
        if let login { try Self.prove(login, to: curl) }
        let code = curl_easy_perform(curl.pointer)
        guard code == CURLE_OK else { throw fault(code, curl) }
        if login != nil, language == .smtp, !curl.heard.contains(where: { $0.hasPrefix("235") }) {
            // libcurl goes on without a login where the server knows none.
            throw .refusedLogin(.noMethod, words: curl.heard.last ?? "")
        }
        return try Wire(curl, interrupt: interrupt)
    }

    func prepared() throws(MailFault) -> CurlHandle {
        let curl = try CurlHandle(interrupt: interrupt)
        try curl.set(CURLOPT_URL, try address())
        try curl.set(CURLOPT_CONNECT_ONLY, 1)
        try curl.set(CURLOPT_PROTOCOLS_STR, "imap,imaps,smtp,smtps")
        // Where mail goes is the settings' affair, not the environment's.
        try curl.set(CURLOPT_PROXY, "")
        try curl.set(CURLOPT_NOSIGNAL, 1)
        try curl.set(CURLOPT_TCP_KEEPALIVE, 1)
        try curl.set(CURLOPT_CONNECTTIMEOUT_MS, Int(patience.connecting.wholeMilliseconds))
        try curl.set(CURLOPT_TIMEOUT_MS, Int(patience.connecting.wholeMilliseconds))
        try secure(curl)
        return curl
    }

    private func address() throws(MailFault) -> String {
        var url = URLComponents()
        url.scheme = language.rawValue + (server.security == .tls ? "s" : "")
        url.host = server.host.contains(":") ? "[\(server.host)]" : server.host
        url.port = server.port
        url.path = "/" + ownName
        guard !server.host.isEmpty, let text = url.string else { throw .unreachable(server.host) }
        return text
    }

    private func secure(_ curl: CurlHandle) throws(MailFault) {
        try curl.believe(server.authority)
        try curl.set(CURLOPT_CERTINFO, 1)
        if server.security == .startTLS { try curl.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
    }

    private static func prove(_ login: Login, to curl: CurlHandle) throws(MailFault) {
        try curl.set(CURLOPT_USERNAME, login.user)
        switch login.proof {
        case .password(let password):
            try curl.set(CURLOPT_PASSWORD, password)
        case .token(let token):
            try curl.set(CURLOPT_XOAUTH2_BEARER, token)
            // Or an empty password would be tried where the server takes no tokens.
            try curl.set(CURLOPT_LOGIN_OPTIONS, "AUTH=OAUTHBEARER;AUTH=XOAUTH2")
        }
    }
}
