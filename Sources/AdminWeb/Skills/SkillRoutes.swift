import Basics
import Hummingbird
import Pages
import People
import Store

/// What people here can do: the list of skills and who has them.
struct SkillRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        routes.get("/skills", .needs(.seePeople), list)
        routes.post("/skills", .needs(.changePeople), add)
        routes.post("/skills/{id}", .needs(.changePeople), rename)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(Form(), renaming: nil))
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let name = form.text("name", max: 100)
            try form.check()
            let skill = try await database.write { try Staff($0, member).addSkill(name: name) }
            return context.goTo("/skills", saying: Notice("admin.skills.added", ["name": skill.name]))
        } orShow: { form in
            try await page(form, renaming: nil)
        }
    }

    @Sendable
    private func rename(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Skill.ID.self)
        return try await context.submit { form in
            let name = form.text("name", max: 100)
            try form.check()
            let skill = try await database.write { try Staff($0, member).renameSkill(id, to: name) }
            return context.goTo("/skills", saying: Notice("admin.skills.renamed", ["name": skill.name]))
        } orShow: { form in
            try await page(form, renaming: id)
        }
    }

    private func page(_ form: Form, renaming id: Skill.ID?) async throws -> SkillsPage {
        try await database.read { try SkillsPage(form: form, renaming: id, in: $0) }
    }
}
