import Basics
import CallCenter
import Hummingbird
import Pages
import People
import Store

/// What phones are set up with: shown after a press, or fetched by a link for a day. Each time is on record.
struct PhoneSettingsRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        routes.post("/telephone/phones/{id}/settings", .signedIn) { try await show($1) { _, _ in } }
        routes.post("/telephone/phones/{id}/password", .signedIn) {
            try await show($1) { try $0.renewPassword(of: $1) }
        }
        routes.post("/telephone/phones/{id}/link", .signedIn, link)
        routes.get("/telephone/settings/{secret}", .open, fetch)
    }

    private func show(
        _ context: PageContext,
        after act: @escaping @Sendable (PhoneBook, Phone.ID) throws -> Void
    ) async throws -> Response {
        let (member, id, box) = (try context.member, try context.path("id", as: Phone.ID.self), house.secrets)
        let account = try await house.database.write { tx in
            let book = PhoneBook(tx, member, box: box)
            try act(book, id)
            return try book.account(of: id)
        }
        return context.show(house.settingsPage(account, for: member))
    }

    @Sendable
    private func link(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id, box) = (try context.member, try context.path("id", as: Phone.ID.self), house.secrets)
        let (phone, secret) = try await house.database.write { try PhoneBook($0, member, box: box).link(to: id) }
        return context.show(
            PhoneLinkPage(
                phone: phone,
                address: "\(house.address)/telephone/settings/\(secret.text)",
                until: context.now + PhoneLink.validity,
                isOwn: phone.person == member.id
            )
        )
    }

    @Sendable
    private func fetch(_ request: Request, _ context: PageContext) async throws -> Response {
        let (text, box) = (try context.path("secret", as: String.self), house.secrets)
        guard let secret = Secret(text) else { throw PhoneRefusal.linkOver }
        let account = try await house.database.write { try PhoneLink.account(secret, box: box, in: $0) }
        let file = Array(account.settingsFile(server: house.exchange ?? "").utf8)
        return context.download("\(account.phone.extension.digits).cfg", type: "text/plain; charset=utf-8") { write in
            try await write(file)
        }
    }
}
