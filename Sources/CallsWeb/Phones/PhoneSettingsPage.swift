import Basics
import CallCenter
import HTML
import Pages
import People

/// What a phone has to be set up with, shown after a press and not kept in any page's address.
struct PhoneSettingsPage: Page {
    let account: PhoneAccount
    /// Where phones find the exchange; nil where none is configured.
    let exchange: String?
    let isOwn: Bool

    var back: String? { isOwn ? "/telephone/me" : "/telephone/phones" }

    func title(for reader: Reader) -> String {
        reader.w("telephone.phone.settings", ["extension": account.phone.extension.digits])
    }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        div(.class("stack"), .class("measure")) {
            p { w("telephone.phone.settings-text", ["name": account.owner.short]) }
            if let exchange {
                told("server", "telephone.phone.server", exchange, w)
            } else {
                p(.class("hint")) { w("telephone.phone.no-server") }
            }
            told("user", "telephone.phone.user", account.phone.extension.digits, w)
            told("password", "telephone.phone.password", account.password, w)
            p(.class("hint")) { w("telephone.phone.on-record") }
            p { Button(w("telephone.done"), href: back ?? "/", style: .accent) }
        }
    }

    private func told(_ id: String, _ label: TextKey, _ text: String, _ w: Wording) -> some HTML {
        div(.class("field")) {
            Element("label", [.for("phone-\(id)")], w(label))
            CopyField(text, w(label), id: "phone-\(id)", w)
        }
    }
}

/// A link to the same as a file, shown once.
struct PhoneLinkPage: Page {
    let phone: Phone
    let address: String
    let until: Moment
    let isOwn: Bool

    var back: String? { isOwn ? "/telephone/me" : "/telephone/phones" }

    func title(for reader: Reader) -> String {
        reader.w("telephone.phone.link-to", ["extension": phone.extension.digits])
    }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { title(for: reader) }
        div(.class("stack"), .class("measure")) {
            p { w("telephone.phone.link-text", ["until": w.dayTime(until)]) }
            CopyField(address, title(for: reader), id: "phone-link", autofocus: true, w)
            p(.class("hint")) { w("telephone.phone.link-hint") }
            p { Button(w("telephone.done"), href: back ?? "/", style: .accent) }
        }
    }
}
