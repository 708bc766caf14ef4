import Basics
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// `/boards/line/{line}`: what goes on on a line.
struct LineBoardRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/boards/line/{line}", .needs(.seeCases), show)
        routes.get("/boards/line/{line}/inside", .needs(.seeCases), quiet: true, showInside)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(LineBoardPage(board: try await board(context)))
    }

    @Sendable
    private func showInside(_ request: Request, _ context: PageContext) async throws -> Response {
        let board = try await board(context)
        return context.fragment { LineBoardInside(board: board, reader: context.reader) }
    }

    private func board(_ context: PageContext) async throws -> LineBoard {
        let member = try context.member
        guard let line = Line(rawValue: try context.path("line", as: Int.self)) else { throw ShellRefusal.notFound }
        return try await house.database.read { try $0.board(of: line, visibleTo: member) }
    }
}
