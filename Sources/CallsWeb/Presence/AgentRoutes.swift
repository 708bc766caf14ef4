import Basics
import CallCenter
import HTML
import Hummingbird
import Pages
import People
import Store

/// What everybody at a phone is doing, and saying it for somebody else.
struct AgentRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        routes.get("/telephone/people", .needs(.overseeWork), show)
        routes.get("/telephone/people/rows", .needs(.overseeWork), quiet: true, showRows)
        routes.post("/telephone/people/{person}/state", .needs(.overseeWork), say)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await house.database.read { try AgentsPage(in: $0) })
    }

    @Sendable
    private func showRows(_ request: Request, _ context: PageContext) async throws -> Response {
        let rows = try await house.database.read { try AgentRows(in: $0) }
        return context.fragment { AgentTable(rows: rows, reader: context.reader) }
    }

    @Sendable
    private func say(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, person) = (try context.member, try context.path("person", as: Person.ID.self))
        let wish = try context.form.wish()
        try await house.database.write { try wish.say(AgentDesk($0, member), of: person) }
        await house.agents.look()
        return context.goTo("/telephone/people", saying: Notice("agent.changed", ["wish": context.w(wish.label)]))
    }
}
