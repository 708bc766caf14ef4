import Basics
import Desk
import Hummingbird
import Pages
import People
import Store

/// The tree of causes, and the form for one of them.
struct ClaimCauseRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.get("/claim-causes", shape, list)
        routes.post("/claim-causes", shape, add)
        routes.get("/claim-causes/new", shape, askForNew)
        routes.get("/claim-causes/{id}", shape, show)
        routes.post("/claim-causes/{id}", shape, change)
        routes.post("/claim-causes/{id}/closing", shape) {
            try await act($1, "admin.claim-causes.closed", undo: "reopening") { try $0.close($1) }
        }
        routes.post("/claim-causes/{id}/reopening", shape) {
            try await act($1, "admin.claim-causes.reopened", undo: "closing") { try $0.reopen($1) }
        }
        routes.post("/claim-causes/{id}/removal", shape, remove)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await database.read { try ClaimCausesPage(in: $0) })
    }

    @Sendable
    private func askForNew(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(nil, Form(["parent": context.query["under"] ?? ""])))
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(try context.path("id", as: ClaimCause.ID.self), nil))
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let (name, parent) = (form.text("name", max: ClaimCause.longest), form.id("parent", of: ClaimCause.self))
            try form.check()
            let cause = try await database.write { try ClaimCauseBook($0, member).add(name, under: parent) }
            let notice = Notice(
                "admin.claim-causes.added",
                ["name": cause.name],
                undo: "/claim-causes/\(cause.id)/removal"
            )
            return context.goTo("/claim-causes", saying: notice)
        } orShow: { form in
            try await page(nil, form)
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: ClaimCause.ID.self))
        return try await context.submit { form in
            let version = form.int("version")
            let (name, parent) = (form.text("name", max: ClaimCause.longest), form.id("parent", of: ClaimCause.self))
            try form.check()
            try await database.write {
                _ = try ClaimCauseBook($0, member).change(id, version: version, name: name, under: parent)
            }
            return context.goTo("/claim-causes", saying: Notice("admin.claim-causes.changed", ["name": name]))
        } orShow: { form in
            try await page(id, form)
        }
    }

    @Sendable
    private func remove(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: ClaimCause.ID.self))
        return try await context.submit { _ in
            try await database.write { try ClaimCauseBook($0, member).remove(id) }
            return context.goTo("/claim-causes", saying: Notice("admin.claim-causes.removed"))
        } orShow: { form in
            try await page(id, form)
        }
    }

    private func act(
        _ context: PageContext,
        _ done: TextKey,
        undo: String,
        _ verb: @escaping @Sendable (ClaimCauseBook, ClaimCause.ID) throws -> Void
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: ClaimCause.ID.self))
        try await database.write { try verb(ClaimCauseBook($0, member), id) }
        return context.goTo("/claim-causes", saying: Notice(done, undo: "/claim-causes/\(id)/\(undo)"))
    }

    private func page(_ id: ClaimCause.ID?, _ form: Form?) async throws -> ClaimCausePage {
        try await database.read { try ClaimCausePage(id, form, in: $0) }
    }
}
