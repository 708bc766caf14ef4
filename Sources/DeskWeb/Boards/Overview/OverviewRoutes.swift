import Basics
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/overview`: the work of the whole house, for its heads.
struct OverviewRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/overview", .needs(.overseeWork), show)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, now) = (try context.member, context.w.now)
        let span = context.query.int("days").flatMap { OverviewPage.spans.contains($0) ? $0 : nil } ?? 30
        let page = try await house.database.read { try OverviewPage(span, now: now, for: member, in: $0) }
        return context.show(page)
    }
}
