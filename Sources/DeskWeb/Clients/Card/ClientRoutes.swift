import Basics
import Clients
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// `/clients/01h…`: the card, and what is changed on it.
struct ClientRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/clients/{id}", .needs(.seeClients), show)
        routes.get("/clients/{id}/timeline", .needs(.seeClients), quiet: true, showTimeline)
        routes.post("/clients/{id}/changes", .needs(.changeClients), change)
        routes.post("/clients/{id}/manager", .needs(.changeClients), setManager)
        routes.post("/clients/{id}/interactions", .needs(.workCases), log)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("id", as: Client.ID.self)
        let page = try await house.card(id, ClientView(context.query, zone: context.w.zone), context)
        // Of one that was merged into another, the survivor's card.
        guard page.client.id == id else { return context.goTo(Address.client(page.client.id)) }
        return context.show(page)
    }

    @Sendable
    private func showTimeline(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = try await house.card(try context.path("id", as: Client.ID.self), ClientView(), context)
        return context.fragment { ClientTouches(page: page, reader: context.reader) }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.changeCard(.facts, context) { form, id in
            let version = form.int("version", 1...Int.max)
            let change = ClientChange(
                kind: form.choice("kind", of: Client.Kind.self),
                name: form.text("name", max: 200),
                taxNumber: form.optional("tax_number", max: 20) ?? "",
                language: form.choice("language", of: Language.self),
                note: form.optional("note", max: 5000) ?? "",
                provisional: form.flag("known") ? false : nil
            )
            return { book in
                _ = try book.change(id, version: version, change)
                return Notice("client.did.change")
            }
        }
    }

    @Sendable
    private func setManager(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await house.changeCard(.manager, context) { form, id in
            let version = form.int("version", 1...Int.max)
            let manager = form.id("own_manager", of: Person.self)
            let contract = form["contract"].map { $0.isEmpty ? nil : ContractKey(rawValue: $0) }
            return { book in
                _ = try book.setOwnManager(id, version: version, to: manager)
                if let contract { try PolicyDesk(book.tx, member).serve(id, by: contract) }
                return Notice("client.did.manager")
            }
        }
    }

    @Sendable
    private func log(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("id", as: Client.ID.self), try context.member)
        return try await context.submit { form in
            let touch = TypedTouch(&form)
            try form.check()
            _ = try await house.database.write { try CaseDesk($0, member).log(touch.interaction(with: id)) }
            return context.goTo(Address.client(id), saying: Notice("case.did.log"))
        } orShow: { form in
            try await house.card(id, ClientView(part: .touch), form: form, context)
        }
    }
}
