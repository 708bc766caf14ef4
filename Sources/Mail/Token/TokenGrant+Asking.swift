import Basics
import CCurl
import Foundation

extension TokenGrant {
    private static let threads = BlockingPool(label: "mail.token")

    /// Asks for an access token, on a thread that may wait.
    /// - Parameters:
    ///   - authority: whose certificates are believed.
    ///   - patience: `connecting` and `answering` together are as long as it may take.
    /// - Throws: `MailFault`: `.refusedLogin(.noToken)` when the server gives none and will not tomorrow.
    package func ask(
        _ authority: MailServer.Authority = .system,
        patience: Patience = Patience()
    ) async throws(MailFault) -> TokenGiven {
        let interrupt = Interrupt()
        let outcome = await withTaskCancellationHandler {
            try? await Self.threads.run {
                Result { () throws(MailFault) in try perform(authority, patience, interrupt) }
            }
        } onCancel: {
            interrupt.raise()
        }
        guard let outcome else { throw .cancelled }
        return try outcome.get()
    }

    private func perform(
        _ authority: MailServer.Authority,
        _ patience: Patience,
        _ interrupt: Interrupt
    ) throws(MailFault) -> TokenGiven {
        let curl = try CurlHandle(interrupt: interrupt)
        try curl.set(CURLOPT_URL, server.address)
        try curl.set(CURLOPT_PROTOCOLS_STR, server.address.hasPrefix("https") ? "https" : "http")
        // Secrets go to the server that is named, and to no other.
        try curl.set(CURLOPT_FOLLOWLOCATION, 0)
        try curl.set(CURLOPT_PROXY, "")
        try curl.set(CURLOPT_NOSIGNAL, 1)
        try curl.set(CURLOPT_CONNECTTIMEOUT_MS, Int(patience.connecting.wholeMilliseconds))
        try curl.set(CURLOPT_TIMEOUT_MS, Int((patience.connecting + patience.answering).wholeMilliseconds))
        try curl.believe(authority)
        try curl.set(CURLOPT_COPYPOSTFIELDS, question)
        let body = curl.collectBody(atMost: 256 * 1024)
        let code = curl_easy_perform(curl.pointer)
        guard code == CURLE_OK else { throw fault(code, curl) }
        return try TokenAnswer.read(body.bytes, status: curl.number(CURLINFO_RESPONSE_CODE))
    }

    private func fault(_ code: CURLcode, _ curl: CurlHandle) -> MailFault {
        let words = "\(host): \(curl.complaint(code))"
        return switch code {
        case CURLE_ABORTED_BY_CALLBACK: .cancelled
        case CURLE_OPERATION_TIMEDOUT: .timedOut(.answering)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR: .notSecured(words)
        default: .unreachable(words)
        }
    }

    private var host: String { URLComponents(string: server.address)?.host ?? "" }
}
