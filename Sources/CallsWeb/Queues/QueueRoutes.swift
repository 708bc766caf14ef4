import Basics
import CallCenter
import Hummingbird
import Pages
import People
import Store

/// The queues in which callers wait.
struct QueueRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.get("/telephone/queues", shape, list)
        routes.get("/telephone/queues/new", shape, new)
        routes.post("/telephone/queues", shape, add)
        routes.get("/telephone/queues/{id}", shape, show)
        routes.post("/telephone/queues/{id}", shape, change)
        routes.post("/telephone/queues/{id}/closing", shape) {
            try await settle($1, "telephone.queue.closed", undo: "reopening") { try $0.close($1) }
        }
        routes.post("/telephone/queues/{id}/reopening", shape) {
            try await settle($1, "telephone.queue.reopened", undo: "closing") { try $0.reopen($1) }
        }
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await house.database.read { try QueuesPage(in: $0) })
    }

    @Sendable
    private func new(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(nil, nil))
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(try context.path("id", as: CallQueue.ID.self), nil))
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let wish = try await wish(from: &form)
            let queue = try await house.database.write { try QueueBook($0, member).add(wish) }
            return context.goTo("/telephone/queues", saying: Notice("telephone.queue.added", queue.notice))
        } orShow: { form in
            try await page(nil, form)
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: CallQueue.ID.self))
        return try await context.submit { form in
            let version = form.int("version")
            let wish = try await wish(from: &form)
            let queue = try await house.database.write {
                try QueueBook($0, member).change(id, version: version, to: wish)
            }
            return context.goTo("/telephone/queues", saying: Notice("telephone.queue.changed", queue.notice))
        } orShow: { form in
            try await page(id, form)
        }
    }

    /// - Throws: `FormRefusal` with all that is to be mended.
    private func wish(from form: inout Form) async throws -> QueueSettings {
        let skills = try await house.database.read { try $0.skills() }
        let wish = QueueSettings(from: &form, skills: skills)
        try form.check()
        guard let wish else { throw QueueRefusal.notFound }
        return wish
    }

    private func settle(
        _ context: PageContext,
        _ done: TextKey,
        undo: String,
        _ verb: @escaping @Sendable (QueueBook, CallQueue.ID) throws -> Void
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: CallQueue.ID.self))
        try await house.database.write { try verb(QueueBook($0, member), id) }
        let notice = Notice(done, undo: "/telephone/queues/\(id)/\(undo)")
        return context.goTo("/telephone/queues", saying: notice)
    }

    private func page(_ id: CallQueue.ID?, _ form: Form?) async throws -> QueuePage {
        try await house.database.read { try QueuePage(id, form, in: $0) }
    }
}

extension CallQueue {
    fileprivate var notice: [String: String] { ["name": settings.name] }
}
