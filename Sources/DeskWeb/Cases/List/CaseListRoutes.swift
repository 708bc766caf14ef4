import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/cases`: the list with its filters.
struct CaseListRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases", .needs(.seeCases), show)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, filter) = (try context.member, CaseListFilter(context.query))
        let cursor = context.query["after"].flatMap(TimeCursor.init)
        if request.uri.query == nil, let first = try await first(for: member) { return context.goTo(first.address) }
        let isChoosing = context.query["choose"] == "people"
        let page = try await house.database.read {
            try CaseListPage(filter, after: cursor, for: member, choosingPeople: isChoosing, in: $0)
        }
        if filter.client != nil, page.client == nil { throw ClientRefusal.notFound }
        return context.show(page)
    }

    /// The list that the reader has chosen to see when nothing else is asked for.
    private func first(for member: Member) async throws -> SavedFilter? {
        try await house.database.read { try $0.savedFilters(of: member).first(where: \.isDefault) }
    }
}
