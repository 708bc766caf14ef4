import Basics
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// Whom a note can call, while an @ and the beginning of a name are typed (`mentions.js`).
struct ColleagueRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases/{number}/colleagues", .needs(.workCases), quiet: true, show)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let beginning = String((context.query["q"] ?? "").prefix(60))
        let colleagues = try await house.database.read { tx in
            guard let found = try tx.findCase(number: number, visibleTo: member) else { throw CaseRefusal.notFound }
            return try tx.colleagues(beginning, on: found, besides: member)
        }
        return context.fragment { ColleagueOptions(colleagues: colleagues) }
    }
}

/// Those who can be chosen; the script puts them into its list.
private struct ColleagueOptions: HTML {
    let colleagues: [Colleague]

    var body: some HTML {
        ul {
            ForEach(colleagues) { colleague in
                li(.data("login", colleague.login)) {
                    span { colleague.name.full }
                    span(.class("muted")) { "@" + colleague.login }
                }
            }
        }
    }
}
