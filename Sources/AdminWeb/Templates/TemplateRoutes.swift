import Basics
import Desk
import Hummingbird
import Pages
import People
import Store

/// Texts that are written often: the list, and the form for one of them.
struct TemplateRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.get("/templates", shape, list)
        routes.post("/templates", shape, add)
        routes.get("/templates/new", shape, new)
        routes.get("/templates/{id}", shape, show)
        routes.post("/templates/{id}", shape, change)
        routes.post("/templates/{id}/removal", shape, remove)
        routes.post("/templates/{id}/return", shape, bringBack)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await database.read { try TemplatesPage(in: $0) })
    }

    @Sendable
    private func new(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await database.read { try TemplatePage(nil, Form(), in: $0) })
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("id", as: Template.ID.self)
        let page = try await database.read { tx in
            guard let template = try tx.template(id) else { throw TemplateRefusal.notFound }
            return try TemplatePage(template, Form(of: template), in: tx)
        }
        return context.show(page)
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let wish = TemplateWish(&form)
            try form.check()
            let template = try await database.write { try TemplateBook($0, member).add(wish) }
            return context.goTo("/templates", saying: Notice("admin.templates.added", ["name": template.name]))
        } orShow: { form in
            try await database.read { try TemplatePage(nil, form, in: $0) }
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Template.ID.self))
        return try await context.submit { form in
            let (wish, version) = (TemplateWish(&form), form.int("version", 1...Int.max))
            try form.check()
            let template = try await database.write {
                try TemplateBook($0, member).change(id, version: version, to: wish)
            }
            return context.goTo("/templates", saying: Notice("admin.templates.changed", ["name": template.name]))
        } orShow: { form in
            try await database.read { tx in
                guard let template = try tx.template(id) else { throw TemplateRefusal.notFound }
                return try TemplatePage(template, form, in: tx)
            }
        }
    }

    @Sendable
    private func remove(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Template.ID.self))
        try await database.write { try TemplateBook($0, member).remove(id) }
        return context.goTo("/templates", saying: Notice("admin.templates.removed", undo: "/templates/\(id)/return"))
    }

    @Sendable
    private func bringBack(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Template.ID.self))
        try await database.write { try TemplateBook($0, member).remove(id, isBack: true) }
        return context.goTo("/templates", saying: Notice("admin.templates.restored"))
    }
}

extension TemplateWish {
    fileprivate init(_ form: inout Form) {
        self.init(name: form.text("name", max: 100), text: form.text("text", max: 20_000))
        shortcut = form.optional("shortcut", max: 30) ?? ""
        department = form.id("department")
        mailbox = form.id("mailbox")
        language = (form["language"] ?? "").isEmpty ? nil : form.choice("language", of: Language.self)
    }
}

extension Form {
    fileprivate init(of template: Template) {
        self.init([
            "name": template.name, "shortcut": template.shortcut ?? "", "text": template.text.text,
            "department": template.department?.description ?? "", "mailbox": template.mailbox?.description ?? "",
            "language": template.language?.rawValue ?? "",
            "version": "\(template.version)",
        ])
    }
}
