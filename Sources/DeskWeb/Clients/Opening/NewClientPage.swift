import Basics
import Clients
import HTML
import Pages
import People

/// A client that nobody has written down yet.
struct NewClientPage: Page {
    let form: Form
    /// Who is reached at the same number or address already (SPEC W5).
    let alike: [Known]
}

extension NewClientPage {
    var place: Place { .clients }
    var back: String? { Address.clients }

    func title(for reader: Reader) -> String { reader.w("client.new") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w("client.new"), w)
        if !alike.isEmpty { alreadyKnown(w) }
        PostForm(to: Address.newClient, reader) {
            FormErrors(form, w)
            if !alike.isEmpty { CheckField("another", w("client.new.another"), form) }
            ChoiceField(
                "kind",
                w("client.kind"),
                form,
                w,
                options: Client.Kind.allCases.map { Choice($0.rawValue, w($0.name)) }
            )
            TextField("name", w("client.name"), form, w, hint: w("client.new.name.hint"), autofocus: true)
            TextField("tax_number", w("client.tax-number"), form, w, required: false, max: 20)
            div(.class("fields")) {
                TextField("phone", w("client.phone"), form, w, kind: .phone, required: false, max: 64)
                TextField("email", w("client.email"), form, w, kind: .email, required: false, max: 254)
            }
            TextField("contact", w("client.new.contact"), form, w, required: false, hint: w("client.new.contact.hint"))
            TextArea("note", w("client.note"), form, w, required: false, max: 5000, rows: 3)
            CheckField("own", w("client.new.own"), form)
            div(.class("row")) {
                SubmitButton(w("client.new.add"), key: "ctrl+enter", icon: .plus)
                Button(w("client.cancel"), href: Address.clients, style: .quiet)
            }
        }
    }

    private func alreadyKnown(_ w: Wording) -> some HTML {
        section(.class("alike"), .role("alert")) {
            p { w("client.new.alike") }
            ul(.class("list")) {
                ForEach(alike) { known in
                    li {
                        a(.href(Address.client(known.client.id))) {
                            b(.class("line")) { known.client.name }
                            span(.class("muted")) { known.contact?.name.full ?? "" }
                        }
                    }
                }
            }
        }
    }
}
