import Basics
import HTML
import Hummingbird
import Pages
import People
import Store

/// `/find?q=`: anything that has a name. A script gets the lines alone; without scripts it is a page.
struct FindRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/find", .signedIn, quiet: true, show)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let query = String((context.query["q"] ?? "").prefix(200))
        let (w, database) = (context.w, house.database)
        let found = try await database.read { try Findings(query, for: member, w, in: $0) }
        guard context.wantsFragment else { return context.show(FindPage(query: query, found: found)) }
        return context.fragment { FindLines(lines: found.lines, w: w) }
    }
}
