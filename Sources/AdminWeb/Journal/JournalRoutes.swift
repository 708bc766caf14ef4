import Basics
import Hummingbird
import Pages
import People
import Store

/// Who did what, and when. What concerns a client whom the reader may not know of is not there.
struct JournalRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        routes.get("/journal", .needs(.seeJournal), show)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let wish = JournalWish(context.query, zone: context.w.zone)
        return context.show(try await database.read { try JournalListPage(wish, for: member, in: $0) })
    }
}
