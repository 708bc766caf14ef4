import CallCenter
import Hummingbird
import Pages
import People

/// A page that is a telephone: a window of its own, which stays while one goes from page to page.
struct SoftphoneRoutes: Sendable {
    /// nil where there is no exchange.
    let board: SoftphoneSwitch?

    func add(to routes: Routes) {
        routes.get("/softphone", .needs(.workCases), show)
        routes.socket("/softphone/socket", .needs(.workCases)) { [board] socket in
            guard let board else { return }
            try await SoftphoneTalk(board: board).run(socket)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(SoftphonePage(hasExchange: board != nil))
    }
}
