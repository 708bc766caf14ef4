import Basics
import CallCenter
import HTML
import Pages
import People

/// Phones, each with what can be done with it.
struct PhoneList: HTML {
    let phones: [Phone]
    let back: String
    let names: [Person.ID: PersonName]
    let reader: Reader

    /// - Parameters:
    ///   - back: the page to be on again after a phone was removed.
    ///   - names: of the owners, where those are to be told.
    init(_ phones: [Phone], back: String, names: [Person.ID: PersonName] = [:], _ reader: Reader) {
        self.phones = phones
        self.back = back
        self.names = names
        self.reader = reader
    }

    var body: some HTML {
        if !phones.isEmpty {
            ul(.class("rows"), .class("blocks")) {
                ForEach(phones) { phone in
                    li { row(phone) }
                }
            }
        }
    }

    @HTMLBuilder
    private func row(_ phone: Phone) -> some HTML {
        let w = reader.w
        p(.class("row")) {
            strong { phone.extension.digits }
            span { phone.name }
            span(.class("muted")) { w(TextKey("telephone.kind.\(phone.kind.rawValue)")) }
            if let name = names[phone.person] { PersonChip(name, href: "/people/\(phone.person)") }
        }
        div(.class("tools")) {
            // A page needs no settings.
            if phone.kind == .desk {
                ActButton(
                    w("telephone.phone.show"),
                    to: "/telephone/phones/\(phone.id)/settings",
                    reader,
                    style: .quiet
                )
                ActButton(w("telephone.phone.link"), to: "/telephone/phones/\(phone.id)/link", reader, style: .quiet)
                SureButton(
                    w("telephone.phone.renew"),
                    w("telephone.phone.renew-sure"),
                    act: w("telephone.phone.renew"),
                    to: "/telephone/phones/\(phone.id)/password",
                    reader
                )
            }
            SureButton(
                w("telephone.remove"),
                w("telephone.phone.remove-sure", ["extension": phone.extension.digits]),
                act: w("telephone.remove"),
                to: Address.of("/telephone/phones/\(phone.id)/removal", ["back": back]),
                reader
            )
        }
    }
}
