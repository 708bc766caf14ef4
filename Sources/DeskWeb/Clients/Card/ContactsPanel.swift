import Basics
import Clients
import Desk
import HTML
import Pages
import People

/// Who speaks for the client and where they are reached; each can be added, changed and taken off.
struct ContactsPanel: HTML {
    let page: ClientCardPage
    let reader: Reader

    private var client: Client { page.client }

    var body: some HTML {
        let w = reader.w
        Panel(w("client.contacts"), id: ClientPart.contact.rawValue) {
            if reader.may(.changeClients) {
                Button(
                    w("client.contact.new"),
                    href: Address.edit(.contact, of: client.id),
                    style: .quiet,
                    key: ClientPart.contact.key,
                    icon: .plus
                )
            }
        } content: {
            if page.part == .contact { ContactForm(page: page, reader: reader) }
            if own.isEmpty, present.isEmpty, page.part == nil {
                p(.class("muted")) { w("client.contacts.none") }
            }
            if !own.isEmpty { points(own) }
            ForEach(present) { contact($0) }
            div(.id(ClientPart.point.rawValue)) {
                if page.part == .point {
                    PointForm(page: page, reader: reader)
                } else if reader.may(.changeClients) {
                    Button(
                        w("client.point.new"),
                        href: Address.edit(.point, of: client.id),
                        style: .quiet,
                        key: ClientPart.point.key,
                        icon: .plus
                    )
                }
            }
        }
    }

    private var present: [Contact] { page.card.contacts.filter { $0.gone == nil } }
    private var own: [ContactPoint] { page.card.points.filter { $0.contact == nil } }

    private func contact(_ contact: Contact) -> some HTML {
        let w = reader.w
        return div(.class("contact")) {
            div(.class("contact-head")) {
                p {
                    b { contact.name.full }
                    if !contact.position.isEmpty { span(.class("muted")) { contact.position } }
                }
                if reader.may(.changeClients) {
                    Menu(w("client.contact.more", ["name": contact.name.short])) {
                        Icon(.more)
                    } content: {
                        a(
                            .class("menu-item"),
                            .href("/clients/\(client.id)?edit=contact&contact=\(contact.id)#contact")
                        ) { w("client.contact.change") }
                        a(
                            .class("menu-item"),
                            .href("/clients/\(client.id)?edit=point&contact=\(contact.id)#point")
                        ) { w("client.point.new") }
                        ActButton(
                            w("client.contact.remove"),
                            to: "/contacts/\(contact.id)/removal",
                            reader,
                            style: .quiet
                        )
                    }
                }
            }
            points(page.card.points.filter { $0.contact == contact.id })
        }
    }

    private func points(_ points: [ContactPoint]) -> some HTML {
        ul(.class("points")) {
            ForEach(points) { point in
                li {
                    Icon(point.kind.icon)
                    PointLink(point: point, reader: reader)
                    if reader.may(.changeClients) { remove(point) }
                    if let mark = point.undeliverable { undeliverable(point, mark) }
                }
            }
        }
    }

    private func undeliverable(_ point: ContactPoint, _ mark: Undeliverable) -> some HTML {
        div(.class("point-mark")) {
            UndeliverableMark(mark: mark, w: reader.w)
            if !mark.why.isEmpty { small(.class("muted")) { mark.why.excerpt(200) } }
            if reader.may(.changeClients) {
                ActButton(
                    reader.w("client.point.trust"),
                    to: "/points/\(point.id)/trust",
                    reader,
                    style: .quiet,
                    icon: .check
                )
            }
        }
    }

    private func remove(_ point: ContactPoint) -> some HTML {
        PostForm(to: "/points/\(point.id)/removal", reader, class: "act") {
            button(
                .type("submit"),
                .class("icon-button"),
                .aria("label", reader.w("client.point.remove", ["point": point.shown])),
                .title(reader.w("client.point.remove", ["point": point.shown]))
            ) { Icon(.close) }
        }
    }
}

private struct ContactForm: HTML {
    let page: ClientCardPage
    let reader: Reader

    var body: some HTML {
        let (w, form) = (reader.w, page.form)
        PostForm(to: path, reader) {
            if let contact = page.contact { HiddenField("version", "\(contact.version)") }
            FormErrors(form, w)
            div(.class("fields")) {
                TextField("given", w("client.contact.given"), form, w, required: false, max: 100, autofocus: true)
                TextField("patronymic", w("client.contact.patronymic"), form, w, required: false, max: 100)
                TextField("family", w("client.contact.family"), form, w, required: false, max: 100)
            }
            TextField("position", w("client.position"), form, w, required: false)
            if page.contact == nil {
                div(.class("fields")) {
                    TextField("phone", w("client.phone"), form, w, kind: .phone, required: false, max: 64)
                    TextField("email", w("client.email"), form, w, kind: .email, required: false, max: 254)
                }
            }
            EditButtons(client: page.client, w: w)
        }
    }

    private var path: String {
        page.contact.map { "/contacts/\($0.id)/changes" } ?? "/clients/\(page.client.id)/contacts"
    }
}

private struct PointForm: HTML {
    let page: ClientCardPage
    let reader: Reader

    var body: some HTML {
        let (w, form) = (reader.w, page.form)
        PostForm(to: "/clients/\(page.client.id)/points", reader) {
            FormErrors(form, w)
            div(.class("fields")) {
                SelectField(
                    "kind",
                    w("client.point.kind"),
                    form,
                    w,
                    options: ContactPoint.Kind.allCases.map { Choice($0.rawValue, w($0.name)) }
                )
                TextField("value", w("client.point.value"), form, w, max: 500, autofocus: true)
            }
            SelectField(
                "contact",
                w("client.point.whose"),
                form,
                w,
                options: page.card.contacts.filter { $0.gone == nil }.map { Choice($0.id.description, $0.name.full) },
                required: false,
                empty: page.client.name
            )
            EditButtons(client: page.client, w: w)
        }
    }
}
