import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// `/clients/new`.
struct NewClientRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/clients/new", .needs(.changeClients), show)
        routes.post("/clients/new", .needs(.changeClients), add)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let blank = ["kind": Client.Kind.organisation.rawValue, "name": context.query["name"] ?? ""]
        return context.show(NewClientPage(form: Form(blank), alike: []))
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let typed = TypedClient(&form, own: member)
            try form.check()
            let client = try await house.database.write { try typed.add(to: ClientBook($0, member)) }
            return context.goTo(Address.client(client.id), saying: Notice("client.did.add"))
        } orShow: { form in
            let sender = Sender(email: form["email"], phone: form["phone"])
            let match = try await house.database.write { tx in try? ClientBook(tx, member).match(sender) }
            return NewClientPage(form: form, alike: match?.all ?? [])
        }
    }
}

/// A new client, as somebody typed it.
private struct TypedClient: Sendable {
    let client: NewClient
    let contact: PersonName?
    let points: [NewPoint]
    let sender: Sender
    /// Somebody has looked and it is another one than those with the same number or address.
    let isAnother: Bool

    init(_ form: inout Form, own member: Member) {
        client = NewClient(
            form.choice("kind", of: Client.Kind.self) ?? .organisation,
            name: form.text("name", max: 200),
            taxNumber: form.optional("tax_number", max: 20),
            ownManager: form.flag("own") ? member.id : nil,
            note: form.optional("note", max: 5000) ?? ""
        )
        contact = form.optional("contact", max: 200).map { PersonName(written: $0) }
        points = .reach(&form)
        sender = Sender(email: form["email"], phone: form["phone"])
        isAnother = form.flag("another")
    }

    func add(to book: ClientBook) throws -> Client {
        if !isAnother, case let match = try book.match(sender), match != .nobody { throw AlreadyKnown() }
        let added = try book.add(client)
        let person = try contact.map { try book.addContact(NewContact(name: $0), to: added.id) }
        for point in points { _ = try book.addPoint(point, to: added.id, of: person?.id) }
        return added
    }
}

/// There is a client with this number or address already.
private struct AlreadyKnown: Refusal {
    var standing: Standing { .conflict }
    var reason: TextKey { "refusal.client.already-known" }
}

extension Match {
    fileprivate var all: [Known] {
        switch self {
        case .nobody: []
        case .one(let known): [known]
        case .several(let known): known
        }
    }
}
