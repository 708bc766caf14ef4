import Basics
import Events
import People
import Store

/// Settings of a phone fetched by a link instead of typed: by the phone itself, or by whoever carries them to it.
package enum PhoneLink {
    package static let validity = Duration.hours(24)

    /// What the link leads to, as often as it is fetched until it is over. Each time is on record.
    /// - Throws: `PhoneRefusal.linkOver`, also for what never was a link.
    package static func account(_ secret: Secret, box: SecretBox, in tx: Transaction) throws -> PhoneAccount {
        guard let phone = try tx.findPhone(byLink: secret),
            let account = try tx.phoneAccounts(among: [phone], box: box).first
        else { throw PhoneRefusal.linkOver }
        try tx.record(phone.event("phone.settings-fetched"), by: .system)
        return account
    }
}

extension PhoneAccount {
    /// As plain text, which phones and people read alike.
    /// - Parameter server: the exchange as phones reach it.
    package func settingsFile(server: String) -> String {
        """
        # Highrock, \(phone.extension.digits)
        sip_server = \(server)
        sip_transport = udp
        sip_user = \(phone.extension.digits)
        sip_password = \(password)
        display_name = \(PjsipSheet.shown(owner))

        """
    }
}
