import Basics
import Store

extension Snapshot {
    /// Organisations at whose domain this address is; none for the domains at which everybody has an address.
    package func organisations(at address: EmailAddress) throws -> [Client.ID] {
        guard let domain = EmailTrait(address)?.domain,
            !PublicMail.domains.contains(String(address.normalized.split(separator: "@").last ?? ""))
        else { return [] }
        let key = BlockingKey(.domain, domain.code)
        let found: [Client.ID] = try values(
            "SELECT client FROM duplicate_key WHERE key = \(key.rawValue) ORDER BY client LIMIT \(PublicMail.most + 1)"
        )
        return found.count > PublicMail.most ? [] : found
    }
}

/// Where an address tells nothing of who its owner works for.
private enum PublicMail {
    /// What more organisations than this have in common is no organisation's own.
    static let most = 10

    static let domains = Set(
        """
        mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru ya.ru yandex.com rambler.ru lenta.ru ro.ru gmail.com \
        googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com proton.me protonmail.com \
        gmx.de gmx.net web.de aol.com mail.com ukr.net tut.by
        """
        .split(separator: " ").map(String.init)
    )
}
