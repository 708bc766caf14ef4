import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// The people who speak for a client, and where they are reached: added, changed, taken off and brought back.
struct ContactRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let change = Access.needs(.changeClients)
        routes.post("/clients/{id}/contacts", change, addContact)
        routes.post("/contacts/{contact}/changes", change, changeContact)
        routes.post("/contacts/{contact}/removal", change, removeContact)
        routes.post("/contacts/{contact}/return", change, restoreContact)
        routes.post("/clients/{id}/points", change, addPoint)
        routes.post("/points/{point}/removal", change, removePoint)
        routes.post("/points/{point}/return", change, restorePoint)
        routes.post("/points/{point}/trust", change, trustPoint)
    }

    @Sendable
    private func addContact(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.changeCard(.contact, context) { form, id in
            let new = NewContact(name: PersonName(&form), position: form.optional("position") ?? "")
            let points = [NewPoint].reach(&form)
            return { book in
                let contact = try book.addContact(new, to: id)
                for point in points { _ = try book.addPoint(point, to: id, of: contact.id) }
                return Notice("client.did.contact-add", undo: "/contacts/\(contact.id)/removal")
            }
        }
    }

    @Sendable
    private func changeContact(_ request: Request, _ context: PageContext) async throws -> Response {
        let contact = try context.path("contact", as: Contact.ID.self)
        let client = try await client(of: contact, context)
        return try await house.changeCard(.contact, of: client, contact: contact, context) { form, _ in
            let version = form.int("version", 1...Int.max)
            let change = ContactChange(name: PersonName(&form), position: form.optional("position") ?? "")
            return { book in
                _ = try book.changeContact(contact, version: version, change)
                return Notice("client.did.contact-change")
            }
        }
    }

    @Sendable
    private func removeContact(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("contact", as: Contact.ID.self), try context.member)
        let gone = try await house.database.write { try ClientBook($0, member).removeContact(id) }
        return context.goTo(
            Address.client(gone.client),
            saying: Notice("client.did.contact-remove", ["name": gone.name.full], undo: "/contacts/\(id)/return")
        )
    }

    @Sendable
    private func restoreContact(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("contact", as: Contact.ID.self), try context.member)
        let back = try await house.database.write { try ClientBook($0, member).restoreContact(id) }
        return context.goTo(Address.client(back.client), saying: Notice("client.did.contact-restore"))
    }

    @Sendable
    private func addPoint(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.changeCard(.point, context) { form, id in
            let kind = form.choice("kind", of: ContactPoint.Kind.self) ?? .phone
            let value = form.text("value", max: 500)
            let contact = form.id("contact", of: Contact.self)
            return { book in
                let point = try book.addPoint(typed: value, as: kind, to: id, of: contact)
                return Notice("client.did.point-add", undo: "/points/\(point.id)/removal")
            }
        }
    }

    @Sendable
    private func removePoint(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("point", as: ContactPoint.ID.self), try context.member)
        let gone = try await house.database.write { try ClientBook($0, member).removePoint(id) }
        return context.goTo(
            Address.client(gone.client),
            saying: Notice("client.did.point-remove", ["point": gone.shown], undo: "/points/\(id)/return")
        )
    }

    @Sendable
    private func restorePoint(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("point", as: ContactPoint.ID.self), try context.member)
        let back = try await house.database.write { try ClientBook($0, member).restorePoint(id) }
        return context.goTo(Address.client(back.client), saying: Notice("client.did.point-restore"))
    }

    @Sendable
    private func trustPoint(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("point", as: ContactPoint.ID.self), try context.member)
        let point = try await house.database.write { try ClientBook($0, member).trustPoint(id) }
        return context.goTo(
            Address.client(point.client),
            saying: Notice("client.did.point-trust", ["point": point.shown])
        )
    }

    private func client(of contact: Contact.ID, _ context: PageContext) async throws -> Client.ID {
        let member = try context.member
        return try await house.database.read { snapshot in
            guard let found = try snapshot.findContact(contact, visibleTo: member) else {
                throw ClientRefusal.contactNotFound
            }
            return found.client
        }
    }
}
