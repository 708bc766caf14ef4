import Basics
import People

/// A phone with the name that it shows and the password that it signs on with.
package struct PhoneAccount: Sendable, Hashable {
    package let phone: Phone
    package let owner: PersonName
    package let password: String

    static func purpose(_ id: Phone.ID) -> String { "phone \(id)" }
}

/// So that no password gets into a log by way of a struct that holds it.
extension PhoneAccount: CustomStringConvertible, CustomReflectable {
    package var description: String { "PhoneAccount \(phone.extension.digits)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What the exchange has to know of all phones that it reaches by itself, as its `pjsip.conf` takes it in with `#include`.
package enum PjsipSheet {
    package static func text(of accounts: [PhoneAccount]) -> String {
        let sorted = accounts.filter { $0.phone.kind == .desk }.sorted { $0.phone.extension < $1.phone.extension }
        return ([heading] + sorted.map(sections)).joined(separator: "\n")
    }

    private static let heading = """
        ; Written by Highrock: what is changed here by hand is lost.

        """

    private static func sections(of account: PhoneAccount) -> String {
        let digits = account.phone.extension.digits
        return """
            [\(digits)]
            type = endpoint
            context = from-phone
            auth = \(digits)
            aors = \(digits)
            callerid = "\(shown(account.owner))" <\(digits)>
            disallow = all
            allow = alaw,ulaw
            direct_media = no
            rtp_symmetric = yes
            force_rport = yes
            rewrite_contact = yes

            [\(digits)]
            type = auth
            auth_type = userpass
            username = \(digits)
            password = \(account.password)

            [\(digits)]
            type = aor
            max_contacts = 1
            remove_existing = yes
            default_expiration = 120

            """
    }

    /// Letters alone: a name is typed by people, and quotes, brackets, semicolons or line ends mean something in this file.
    static func shown(_ name: PersonName) -> String {
        let plain = name.short.filter { $0.isLetter || $0.isNumber || " -.'".contains($0) }
        return String(plain.prefix(60))
    }
}
