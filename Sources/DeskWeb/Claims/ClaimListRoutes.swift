import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/claims`: the list with its filters and sums.
struct ClaimListRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/claims", .needs(.overseeWork), show)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, wish) = (try context.member, ClaimListWish(context.query))
        let cursor = context.query["after"].flatMap(TimeCursor.init)
        return context.show(
            try await house.database.read { try ClaimListPage(wish, after: cursor, for: member, in: $0) }
        )
    }
}
