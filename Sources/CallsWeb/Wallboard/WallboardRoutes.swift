import Basics
import CallCenter
import HTML
import Hummingbird
import Pages
import People
import Store
import Telephony

/// `/calls/board`, and what is done from there with calls of others; each such act is on record (`CallWishes`).
struct WallboardRoutes: Sendable {
    let house: CallHouse

    /// How long the phone of whoever wants to listen rings.
    private static let patience = Duration.seconds(30)

    func add(to routes: Routes) {
        let oversee = Access.needs(.overseeWork)
        routes.get("/calls/board", .needs(.seeCases), show)
        routes.get("/calls/board/inside", .needs(.seeCases), quiet: true, showInside)
        routes.post("/calls/now/{call}/taking", oversee) {
            try await act($1) { wishes, call, _ in try wishes.take(call) }
        }
        routes.post("/calls/now/{call}/moving", oversee, move)
        routes.post("/calls/now/{call}/listening", oversee) { try await listen($1, .nobody) }
        routes.post("/calls/now/{call}/whispering", oversee) { try await listen($1, .agent) }
        routes.post("/calls/now/{call}/taking-over", oversee) { _, context in
            let member = try context.member
            return try await act(context) { wishes, call, tx in
                guard let me = member.id else { throw CallWishRefusal.noPhone }
                return try wishes.ask(.transfer(try tx.callPhone(of: me), for: Self.patience), of: call)
            }
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(context))
    }

    @Sendable
    private func showInside(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = try await page(context)
        return context.fragment {
            WallboardInside(board: page.board, waiting: page.waiting, reader: context.reader)
        }
    }

    private func page(_ context: PageContext) async throws -> WallboardPage {
        let (member, day) = (try context.member, context.w.beginningOfDay)
        return try await house.database.read { try WallboardPage(for: member, day: day, in: $0) }
    }

    @Sendable
    private func move(_ request: Request, _ context: PageContext) async throws -> Response {
        var form = context.form
        let queue = form.requiredID("queue", of: CallQueue.self)
        try form.check()
        guard let queue else { throw CallWishRefusal.noSuchQueue }
        return try await act(context) { wishes, call, _ in try wishes.move(call, to: queue) }
    }

    /// Who listens already is heard by others than before; else their own phone rings first.
    private func listen(_ context: PageContext, _ whisper: Whisper) async throws -> Response {
        let member = try context.member
        return try await act(context) { wishes, call, tx in
            guard let me = member.id else { throw CallWishRefusal.noPhone }
            let own = try tx.ongoingCall(call, visibleTo: member)?.party(of: me)
            if own?.role == .listener { return try wishes.ask(.whisper(whisper), of: call) }
            return try wishes.ask(.listen(try tx.callPhone(of: me), whisper, for: Self.patience), of: call)
        }
    }

    private func act(
        _ context: PageContext,
        _ work: @escaping @Sendable (CallWishes, CallID, Transaction) throws -> AskedWish.ID
    ) async throws -> Response {
        let (member, call) = (try context.member, try context.path("call", as: CallID.self))
        try await house.database.write { _ = try work(CallWishes($0, member), call, $0) }
        return context.done(saying: Notice("calls.board.did"))
    }
}

extension Wording {
    /// Of today, by the reader's clock.
    fileprivate var beginningOfDay: Moment {
        let wall = wall(now)
        return now - .seconds(wall.hour * 3600 + wall.minute * 60 + wall.second)
    }
}
