extension Protection.Scheme {
    init(protocol name: String?) {
        switch (name ?? "").lowercased() {
        case let name where name.contains("pgp"): self = .pgp
        case let name where name.contains("pkcs7"): self = .smime
        default: self = .unknown
        }
    }
}

extension Protection {
    /// From a part that is a signed or encrypted letter in itself (RFC 8551).
    init?(part: MimeNode) {
        guard ["application/pkcs7-mime", "application/x-pkcs7-mime"].contains(part.type.text) else { return nil }
        let kind = part.parameter("smime-type")?.lowercased() ?? ""
        self = kind.hasPrefix("signed") || kind == "certs-only" ? .signed(.smime) : .encrypted(.smime)
    }

    /// From text that carries PGP's own wrapping.
    init?(armoured text: String) {
        if Self.encryptedWrapping.stand(in: text) {
            self = .encrypted(.pgp)
        } else if Self.signedWrapping.stand(in: text) {
            self = .signed(.pgp)
        } else {
            return nil
        }
    }

    private static let encryptedWrapping = Phrases(["-----BEGIN PGP MESSAGE-----"])
    private static let signedWrapping = Phrases(["-----BEGIN PGP SIGNED MESSAGE-----"])
}
