import Basics
import Desk
import Hummingbird
import Pages
import People
import Store

/// Guides: the list, each with its steps, and what makes a draft the one that people follow.
struct GuideRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.get("/guides", shape, list)
        routes.post("/guides", shape, add)
        routes.get("/guides/{id}", shape, show)
        routes.get("/guides/{id}/editions/{edition}", shape, showEdition)
        routes.post("/guides/{id}/publication", shape) {
            try await change($1, "admin.guides.published") { _ = try $0.publish($1, version: $2) }
        }
        routes.post("/guides/{id}/draft/removal", shape) {
            try await change($1, "admin.guides.dropped") { _ = try $0.dropDraft($1, version: $2) }
        }
        routes.post("/guides/{id}/closing", shape) { try await close($1, isBack: false) }
        routes.post("/guides/{id}/reopening", shape) { try await close($1, isBack: true) }
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await database.read { try GuidesPage(in: $0) })
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let name = GuideText(
                ru: form.text("name_ru", max: GuideDocument.longestName),
                en: form.text("name_en", max: GuideDocument.longestName)
            )
            try form.check()
            let guide = try await database.write { try GuideBook($0, member).add(name) }
            return context.goTo("/guides/\(guide.id)", saying: Notice("admin.guides.added"))
        } orShow: { form in
            try await database.read { try GuidesPage(form, in: $0) }
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("id", as: Guide.ID.self)
        return context.show(try await database.read { try GuidePage(id, in: $0) })
    }

    @Sendable
    private func showEdition(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("id", as: Guide.ID.self)
        let number = try context.path("edition", as: Int.self)
        let document = try await database.read { try $0.guideDocument(id, edition: number) }
        guard let document else { throw GuideRefusal.notFound }
        return context.show(GuideEditionPage(id: id, number: number, document: document))
    }

    private func close(_ context: PageContext, isBack: Bool) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Guide.ID.self))
        try await database.write { try GuideBook($0, member).close(id, isBack: isBack) }
        let notice = Notice(
            isBack ? "admin.guides.reopened" : "admin.guides.closed",
            undo: "/guides/\(id)/\(isBack ? "closing" : "reopening")"
        )
        return context.goTo("/guides/\(id)", saying: notice)
    }

    private func change(
        _ context: PageContext,
        _ done: TextKey,
        _ verb: @escaping @Sendable (GuideBook, Guide.ID, Int) throws -> Void
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Guide.ID.self))
        return try await context.submit { form in
            let version = context.query.int("version") ?? form.int("version")
            try form.check()
            try await database.write { try verb(GuideBook($0, member), id, version) }
            return context.goTo("/guides/\(id)", saying: Notice(done))
        } orShow: { form in
            try await database.read { try GuidePage(id, form, in: $0) }
        }
    }
}

/// The steps of a guide: added, written, moved, taken out. All of it is a draft until it is published.
struct GuideStepRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.post("/guides/{id}/steps", shape, add)
        routes.get("/guides/{id}/steps/{step}", shape, show)
        routes.post("/guides/{id}/steps/{step}", shape, change)
        routes.post("/guides/{id}/steps/{step}/rise", shape) {
            try await move($1, nil) { try $0.raiseStep($1) }
        }
        routes.post("/guides/{id}/steps/{step}/removal", shape) {
            try await move($1, "admin.guides.step-removed") { try $0.removeStep($1) }
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, step) = (try context.path("id", as: Guide.ID.self), try context.path("step", as: String.self))
        return context.show(try await database.read { try GuideStepPage(id, step, nil, in: $0) })
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Guide.ID.self))
        return try await context.submit { form in
            let version = form.int("version")
            try form.check()
            let step = try await database.write { tx in
                var added = ""
                try GuideBook(tx, member).shape(id, version: version) { added = $0.addStep() }
                return added
            }
            return context.goTo("/guides/\(id)/steps/\(step)")
        } orShow: { form in
            try await database.read { try GuidePage(id, form, in: $0) }
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Guide.ID.self))
        let stepID = try context.path("step", as: String.self)
        return try await context.submit { form in
            let (version, step) = (form.int("version"), form.step(stepID))
            try form.check()
            try await database.write { tx in
                _ = try GuideBook(tx, member).shape(id, version: version) { try $0.put(step) }
            }
            return context.goTo("/guides/\(id)#step-\(stepID)", saying: Notice("admin.guides.step-saved"))
        } orShow: { form in
            try await database.read { try GuideStepPage(id, stepID, form, in: $0) }
        }
    }

    private func move(
        _ context: PageContext,
        _ done: TextKey?,
        _ change: @escaping @Sendable (inout GuideDocument, String) throws -> Void
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Guide.ID.self))
        let step = try context.path("step", as: String.self)
        return try await context.submit { form in
            let version = context.query.int("version") ?? form.int("version")
            try form.check()
            try await database.write { tx in
                _ = try GuideBook(tx, member).shape(id, version: version) { try change(&$0, step) }
            }
            return context.goTo("/guides/\(id)", saying: done.map { Notice($0) })
        } orShow: { form in
            try await database.read { try GuidePage(id, form, in: $0) }
        }
    }
}
