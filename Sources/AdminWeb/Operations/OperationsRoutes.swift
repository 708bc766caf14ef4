import Basics
import Desk
import Events
import Hummingbird
import Pages
import People
import Store

/// How the house runs, and what failed and waits for a person.
struct OperationsRoutes: Sendable {
    let database: Database
    let edition: Edition

    func add(to routes: Routes) {
        routes.get("/operations", .needs(.seeOperations), show)
        routes.get("/operations/outbox", .needs(.seeOperations), showOutbox)
        routes.post("/operations/outbox/release", .needs(.changeSettings), releaseLetters)
        routes.post("/operations/outbox/dismissal", .needs(.changeSettings), dismissLetters)
        routes.post("/operations/jobs/{id}/revival", .needs(.runOperations), revive)
        routes.post("/operations/jobs/{id}/burial", .needs(.runOperations), bury)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let edition = edition
        return context.show(try await database.read { try OperationsPage(edition, for: member, in: $0) })
    }

    @Sendable
    private func showOutbox(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return context.show(try await database.read { try OutboxPage(for: member, in: $0) })
    }

    @Sendable
    private func releaseLetters(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let count = try await database.write { try OutboxKeeping($0, member).releaseLetters() }
        return said("admin.outbox.released", count, context)
    }

    /// A part in each transaction, so that others can write in between.
    @Sendable
    private func dismissLetters(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        var count = 0
        while true {
            let more = try await database.write { try OutboxKeeping($0, member).dismissLetters() }
            guard more > 0 else { break }
            count += more
        }
        return said("admin.outbox.dismissed", count, context)
    }

    private func said(_ key: TextKey, _ count: Int, _ context: PageContext) -> Response {
        context.goTo("/mailboxes", saying: Notice("admin.outbox.done", ["what": context.w.count(key, count)]))
    }

    @Sendable
    private func revive(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context, "admin.operations.revived") { try $0.revive(job: $1, by: $2) }
    }

    @Sendable
    private func bury(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context, "admin.operations.buried") { try $0.bury(job: $1, by: $2) }
    }

    /// Somebody else may have been quicker; then there is nothing more to do.
    private func act(
        _ context: PageContext,
        _ notice: TextKey,
        _ verb: @escaping @Sendable (Transaction, Job.ID, Actor) throws -> Bool
    ) async throws -> Response {
        let actor = try context.member.actor
        let id = try context.path("id", as: Job.ID.self)
        let isDone = try await database.write { try verb($0, id, actor) }
        return context.goTo("/operations", saying: Notice(isDone ? notice : "admin.operations.gone"))
    }
}
