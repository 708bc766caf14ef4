import Basics
import Hummingbird
import Pages
import People
import Store

/// Keys for programs that act in one's own name.
struct TokenRoutes: Sendable {
    let database: Database
    let tokens: TokenBook

    func add(to routes: Routes) {
        routes.get("/me/tokens", .needs(.makeTokens), show)
        routes.post("/me/tokens", .needs(.makeTokens), make)
        routes.post("/me/tokens/{id}/revocation", .needs(.makeTokens), revoke)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(try context.person, form: Form(["days": "90"])))
    }

    @Sendable
    private func make(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, person) = (try context.member, try context.person)
        return try await context.submit { form in
            let name = form.text("name", max: 100)
            let days = form.choice("days", of: TokenLife.self)
            let scopes = member.permissions.filter { form.flag("scope-\($0.rawValue)") }
            if scopes.isEmpty { form.refuse("scopes", "admin.tokens.no-scopes") }
            try form.check()
            let expires = context.now + .days((days ?? .quarter).rawValue)
            let text = try await tokens.make(
                name: name,
                scopes: scopes,
                expires: expires,
                for: person.id,
                by: member
            )
            return context.show(NewTokenPage(name: name, text: text, expires: expires), status: .created)
        } orShow: { form in
            try await page(person, form: form)
        }
    }

    @Sendable
    private func revoke(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, person) = (try context.member, try context.person)
        let id = try context.path("id", as: APIToken.ID.self)
        let own = try await database.read { try $0.tokens(of: person.id).first { $0.id == id } }
        guard let own else { throw TokenRefusal.unknown }
        try await tokens.revoke(id, by: member)
        return context.goTo("/me/tokens", saying: Notice("admin.tokens.revoked", ["name": own.name]))
    }

    private func page(_ person: Person, form: Form) async throws -> TokensPage {
        try await database.read { try TokensPage(person, form: form, in: $0) }
    }
}

/// For how many days a key is good.
enum TokenLife: Int, CaseIterable, Sendable {
    case month = 30
    case quarter = 90
    case year = 365
}
