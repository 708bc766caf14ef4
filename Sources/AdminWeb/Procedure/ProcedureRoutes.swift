import Basics
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// `/procedure`: by which cases are escalated.
struct ProcedureRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.get("/procedure", shape, show)
        routes.get("/procedure/editions/{number}", shape, showEdition)
        routes.get("/procedure/draft", shape, write)
        routes.post("/procedure/draft", shape, keep)
        routes.post("/procedure/draft/removal", shape, drop)
        routes.post("/procedure/publication", shape, publish)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await database.read { try ProcedurePage(in: $0) })
    }

    @Sendable
    private func showEdition(_ request: Request, _ context: PageContext) async throws -> Response {
        let number = try context.path("number", as: Int.self)
        return context.show(try await database.read { try EditionPage(number, in: $0) })
    }

    @Sendable
    private func write(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await database.read { try ProcedureFormPage(in: $0) })
    }

    @Sendable
    private func keep(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let act = ProcedureAct(form["do"])
            let procedure = act.done(to: form.procedure())
            let version = form["version"] == nil ? nil : form.int("version", 1...Int.max)
            try form.check()
            _ = try await database.write { try EscalationBook($0, member).keep(procedure, over: version) }
            return context.goTo(act.next(of: procedure))
        } orShow: { form in
            try await database.read { try ProcedureFormPage(form, in: $0) }
        }
    }

    @Sendable
    private func drop(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        try await database.write { try EscalationBook($0, member).dropDraft() }
        return context.goTo("/procedure", saying: Notice("admin.procedure.dropped"))
    }

    /// What is to be mended is shown beside its field.
    @Sendable
    private func publish(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let version = form.int("version", 1...Int.max)
            try form.check()
            do {
                let edition = try await database.write { try EscalationBook($0, member).publish(version: version) }
                return context.goTo(
                    "/procedure",
                    saying: Notice("admin.procedure.published", ["number": "\(edition.number)"])
                )
            } catch let flaws as ProcedureFlaws {
                for flaw in flaws.errors { form.refuse(flaw.name, flaw.reason, flaw.details) }
                try form.check()
                throw flaws
            }
        } orShow: { form in
            try await database.read { snapshot in
                guard let draft = try snapshot.escalationDraft() else { throw ProcedureRefusal.noDraft }
                return try ProcedureFormPage(Form(of: draft.procedure).refused(form.errors), in: snapshot)
            }
        }
    }
}

extension Form {
    fileprivate func refused(_ errors: [String: [InvalidField]]) -> Form {
        var copy = self
        for error in errors.values.joined() { copy.refuse(error.name, error.reason, error.details) }
        return copy
    }
}
