import CCurl

extension Connecting {
    /// What libcurl failed of, in our words.
    func fault(_ code: CURLcode, _ curl: CurlHandle) -> MailFault {
        let words = curl.complaint(code)
        return switch code {
        case CURLE_ABORTED_BY_CALLBACK: .cancelled
        case CURLE_OPERATION_TIMEDOUT: .timedOut(.connecting)
        case CURLE_PEER_FAILED_VERIFICATION: .certificate(badCertificate(words, curl))
        case CURLE_SSL_CACERT_BADFILE:
            .certificate(BadCertificate(.unreadableAuthority, at: server.host, showing: [:]))
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR: .notSecured(words)
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: refusedLogin(words, curl)
        case CURLE_WEIRD_SERVER_REPLY: .protocolBroken(words)
        default: .unreachable(words)
        }
    }

    private func badCertificate(_ words: String, _ curl: CurlHandle) -> BadCertificate {
        let why = BadCertificate.Why(verification: curl.number(CURLINFO_SSL_VERIFYRESULT), words: words)
        let shown = curl.certificates.first ?? shownWithoutTrust()?.first
        return BadCertificate(why, at: server.host, showing: shown ?? [:])
    }

    /// Looks at a certificate that broke the first connection off, over a second one that is closed again at once. Nothing is
    /// said over it that is worth overhearing: no login, no letter.
    private func shownWithoutTrust() -> [[String: String]]? {
        guard let curl = try? prepared() else { return nil }
        do throws(MailFault) {
            try curl.set(CURLOPT_SSL_VERIFYPEER, 0)
            try curl.set(CURLOPT_SSL_VERIFYHOST, 0)
        } catch {
            return nil
        }
        return curl_easy_perform(curl.pointer) == CURLE_OK ? curl.certificates : nil
    }

    /// The server's last words tell more than libcurl does, which knows only that it was refused.
    private func refusedLogin(_ words: String, _ curl: CurlHandle) -> MailFault {
        let last = curl.heard.last ?? ""
        let said = last.split(separator: " ", maxSplits: 1).last.map(String.init) ?? ""
        if said.contains("[UNAVAILABLE]") || said.contains("[INUSE]") || said.contains("[LIMIT]") || last.hasPrefix("4")
        {
            return .refusedLogin(.unavailable, words: said)
        }
        if said.contains("[EXPIRED]") { return .refusedLogin(.expired, words: said) }
        let isAnswer = language == .smtp ? last.hasPrefix("5") : said.hasPrefix("NO") || said.hasPrefix("BAD")
        return isAnswer ? .refusedLogin(.wrong, words: said) : .refusedLogin(.noMethod, words: words)
    }
}

extension BadCertificate {
    /// - Parameter fields: as libcurl names them.
    fileprivate init(_ why: Why, at host: String, showing fields: [String: String]) {
        self.init(
            why: why,
            host: host,
            subject: fields["Subject"] ?? "",
            issuer: fields["Issuer"] ?? "",
            expires: fields["Expire date"] ?? ""
        )
    }
}
