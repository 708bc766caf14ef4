import Basics

/// A certificate that is not to be trusted, as an administrator needs to know it.
package struct BadCertificate: Error, Equatable, Sendable {
    package let why: Why
    /// Which host showed it.
    package let host: String
    /// Whom it is made out to and by whom, and until when it was good, as far as they could be seen.
    package let subject: String
    package let issuer: String
    package let expires: String

    package enum Why: Equatable, Sendable {
        case expired
        case notYetValid
        /// Nobody whom we trust stands behind it.
        case unknownIssuer
        case selfSigned
        /// It is made out to another host.
        case wrongName
        case revoked
        /// The file with the authorities' certificates can't be read.
        case unreadableAuthority
        case other(String)
    }
}

extension BadCertificate {
    var details: [String: String] {
        var details = ["host": host, "subject": subject, "issuer": issuer, "expires": expires]
        if case .other(let words) = why { details["words"] = words }
        return details
    }
}

extension BadCertificate.Why {
    /// - Parameters:
    ///   - verification: what OpenSSL's check of the chain came to (`X509_V_ERR_…`).
    ///   - words: what libcurl says of it; the name it compares by itself.
    init(verification: Int, words: String) {
        switch verification {
        case _ where words.contains("name"): self = .wrongName
        case 9: self = .notYetValid
        case 10: self = .expired
        case 18: self = .selfSigned
        case 2, 19, 20, 21, 27: self = .unknownIssuer
        case 23: self = .revoked
        case 62, 63, 64: self = .wrongName
        default: self = .other(words)
        }
    }

    var key: TextKey {
        switch self {
        case .expired: "refusal.mail.certificate-expired"
        case .notYetValid: "refusal.mail.certificate-not-yet-valid"
        case .unknownIssuer: "refusal.mail.certificate-unknown-issuer"
        case .selfSigned: "refusal.mail.certificate-self-signed"
        case .wrongName: "refusal.mail.certificate-wrong-name"
        case .revoked: "refusal.mail.certificate-revoked"
        case .unreadableAuthority: "refusal.mail.certificate-unreadable-authority"
        case .other: "refusal.mail.certificate-other"
        }
    }
}
