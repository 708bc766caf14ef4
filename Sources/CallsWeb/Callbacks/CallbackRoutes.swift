import Basics
import CallCenter
import Hummingbird
import Pages
import People
import Store

/// `/calls/back`: who is to be called back.
struct CallbackRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        routes.get("/calls/back", .needs(.seeCases), show)
        routes.post("/calls/back/{id}/settlement", .needs(.workCases), settle)
        routes.post("/calls/back/{id}/reopening", .needs(.workCases), reopen)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return context.show(try await house.database.read { try CallbackPage(for: member, in: $0) })
    }

    @Sendable
    private func settle(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Callback.ID.self))
        try await house.database.write { try CallbackDesk($0, member).settle(id) }
        return context.goTo(
            "/calls/back",
            saying: Notice("calls.back.did.settle", undo: "/calls/back/\(id)/reopening")
        )
    }

    @Sendable
    private func reopen(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Callback.ID.self))
        try await house.database.write { try CallbackDesk($0, member).reopen(id) }
        return context.goTo("/calls/back", saying: Notice("calls.back.did.reopen"))
    }
}
