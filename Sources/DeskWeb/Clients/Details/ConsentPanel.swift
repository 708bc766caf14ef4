import Basics
import Clients
import Desk
import HTML
import Pages
import People

/// What the client has agreed to, by what paper, and what was taken back.
struct ConsentPanel: HTML {
    let page: ClientCardPage
    let reader: Reader

    private var client: Client { page.client }

    var body: some HTML {
        let w = reader.w
        Panel(w("client.consents"), id: ClientPart.consent.rawValue) {
            if reader.may(.changeClients), page.part != .consent {
                Button(
                    w("client.consent.new"),
                    href: Address.edit(.consent, of: client.id),
                    style: .quiet,
                    key: ClientPart.consent.key,
                    icon: .plus
                )
            }
        } content: {
            if page.part == .consent { form }
            if page.details.consents.isEmpty, page.part != .consent {
                p(.class("muted")) { w("client.consents.none") }
            }
            ul(.class("client-notes")) {
                ForEach(page.details.consents) { consent in
                    li { ConsentLine(consent: consent, page: page, reader: reader) }
                }
            }
        }
    }

    private var form: some HTML {
        let w = reader.w
        return PostForm(to: "\(Address.client(client.id))/consents", reader) {
            FormErrors(page.form, w)
            TextField("purpose", w("client.consent.purpose"), page.form, w, hint: w("client.consent.purpose.hint"))
            TextField("document", w("client.consent.document"), page.form, w, hint: w("client.consent.document.hint"))
            TextField("given", w("client.consent.given"), page.form, w, kind: .date)
            if !page.card.contacts.isEmpty {
                SelectField(
                    "contact",
                    w("client.consent.who"),
                    page.form,
                    w,
                    options: page.card.contacts.filter { $0.gone == nil }.map {
                        Choice($0.id.description, $0.name.full)
                    },
                    required: false,
                    empty: client.name
                )
            }
            EditButtons(client: client, w: w)
        }
    }
}

private struct ConsentLine: HTML {
    let consent: Consent
    let page: ClientCardPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        p {
            b { consent.purpose }
            " "
            if consent.stands {
                Badge(w("client.consent.stands"), shape: .check)
            } else {
                Badge(w("client.consent.withdrawn"), shape: .ring)
            }
        }
        p(.class("muted")) { given }
        if let withdrawn = consent.withdrawn {
            p(.class("muted")) {
                w("client.consent.withdrawn-by", ["day": day(withdrawn.day), "document": withdrawn.document])
            }
        } else if reader.may(.changeClients) {
            details(.class("menu"), .class("sure")) {
                summary { w("client.consent.withdraw") }
                div(.class("menu-list")) {
                    PostForm(to: "/consents/\(consent.id)/withdrawal", reader) {
                        TextField("withdrawn", w("client.consent.day"), Form(), w, kind: .date, scope: "\(consent.id)")
                        TextField("withdrawal", w("client.consent.document"), Form(), w, scope: "\(consent.id)")
                        SubmitButton(w("client.consent.withdraw"), style: .plain)
                    }
                }
            }
        }
    }

    private var given: String {
        let who = consent.contact.flatMap { id in page.card.contacts.first { $0.id == id }?.name.short }
        return [reader.w("client.consent.given-by", ["day": day(consent.given), "document": consent.document]), who]
            .compactMap(\.self).joined(separator: " · ")
    }

    private func day(_ text: String) -> String {
        Day(text).flatMap { $0.start(in: reader.w.zone.identifier) }.map { reader.w.day($0) } ?? text
    }
}
