import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// `/clients`: the list, and the search in it.
struct ClientListRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/clients", .needs(.seeClients), show)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let wish = ClientListWish(context.query)
        let cursor = context.query["after"].flatMap(NameCursor.init)
        return context.show(
            try await house.database.read { try ClientListPage(wish, after: cursor, for: member, in: $0) }
        )
    }
}
