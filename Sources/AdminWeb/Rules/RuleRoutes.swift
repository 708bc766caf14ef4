import Basics
import Clients
import Desk
import Events
import Hummingbird
import Pages
import People
import Rules
import Store

/// Rules that sort what comes in: the list, the form, and the trial without which none is switched on.
struct RuleRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.get("/rules", shape, list)
        routes.post("/rules", shape, add)
        routes.get("/rules/new", shape, new)
        routes.get("/rules/{id}", shape, show)
        routes.post("/rules/{id}", shape, change)
        routes.get("/rules/{id}/trial", shape, showTrial)
        routes.post("/rules/{id}/trial", shape, turnOn)
        routes.post("/rules/{id}/rest", shape, turnOff)
        routes.post("/rules/{id}/rise", shape, raise)
        routes.post("/rules/{id}/removal", shape, remove)
        routes.post("/rules/{id}/return", shape, bringBack)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return context.show(try await database.read { try RulesPage(for: member, in: $0) })
    }

    @Sendable
    private func new(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return context.show(try await database.read { try RulePage(nil, Form(), for: member, in: $0) })
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Rule.ID.self))
        let page = try await database.read { tx in
            guard let rule = try tx.rule(id) else { throw RuleRefusal.notFound }
            let client = try rule.condition.client.flatMap { try tx.findClient($0, visibleTo: member)?.name }
            return try RulePage(rule, Form(of: rule, client: client), for: member, in: tx)
        }
        return context.show(page)
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let found = try await clients(context)
        return try await context.submit { form in
            let wish = RuleWish(&form, among: found)
            try form.check()
            let rule = try await database.write { try RuleBook($0, member).add(wish) }
            return context.goTo("/rules/\(rule.id)/trial")
        } orShow: { form in
            try await database.read { try RulePage(nil, form, for: member, candidates: form.candidates(found), in: $0) }
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Rule.ID.self))
        let found = try await clients(context)
        return try await context.submit { form in
            let (wish, version) = (RuleWish(&form, among: found), form.int("version", 1...Int.max))
            try form.check()
            _ = try await database.write { try RuleBook($0, member).change(id, version: version, to: wish) }
            return context.goTo("/rules/\(id)/trial")
        } orShow: { form in
            try await database.read { tx in
                guard let rule = try tx.rule(id) else { throw RuleRefusal.notFound }
                return try RulePage(rule, form, for: member, candidates: form.candidates(found), in: tx)
            }
        }
    }

    /// Whom the words in the field for a client may mean.
    private func clients(_ context: PageContext) async throws -> [Found] {
        guard let who = context.form["who"], !who.isEmpty else { return [] }
        let member = try context.member
        return try await database.read { try $0.find(who, kinds: [.client], visibleTo: member, limit: 10) }
    }

    @Sendable
    private func showTrial(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Rule.ID.self))
        return context.show(try await database.read { try RuleTrialPage(id, for: member, in: $0) })
    }

    /// Whoever switches it on has seen the trial of this very version.
    @Sendable
    private func turnOn(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Rule.ID.self))
        return try await context.submit { form in
            let version = form.int("version", 1...Int.max)
            try form.check()
            let rule = try await database.write { tx in
                let book = RuleBook(tx, member)
                try book.tried(id, version: version)
                return try book.turn(id, on: true)
            }
            return context.goTo(
                "/rules",
                saying: Notice("admin.rules.turned-on", ["name": rule.name], undo: "/rules/\(id)/rest")
            )
        } orShow: { _ in
            try await database.read { try RuleTrialPage(id, for: member, in: $0) }
        }
    }

    @Sendable
    private func turnOff(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context, "admin.rules.turned-off") { _ = try $0.turn($1, on: false) }
    }

    @Sendable
    private func raise(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context, "admin.rules.raised") { try $0.raise($1) }
    }

    @Sendable
    private func remove(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("id", as: Rule.ID.self)
        return try await act(context, "admin.rules.removed", undo: "/rules/\(id)/return") { try $0.remove($1) }
    }

    @Sendable
    private func bringBack(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context, "admin.rules.restored") { try $0.remove($1, isBack: true) }
    }

    private func act(
        _ context: PageContext,
        _ said: TextKey,
        undo: String? = nil,
        _ verb: @escaping @Sendable (RuleBook, Rule.ID) throws -> Void
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Rule.ID.self))
        try await database.write { try verb(RuleBook($0, member), id) }
        return context.goTo("/rules", saying: Notice(said, undo: undo))
    }
}

extension Form {
    /// Clients are offered where one has to be chosen.
    fileprivate func candidates(_ found: [Found]) -> [Found] { errors["who"] == nil ? [] : found }
}
