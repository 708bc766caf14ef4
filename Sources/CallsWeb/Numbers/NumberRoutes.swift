import Basics
import CallCenter
import HTML
import Hummingbird
import Pages
import People
import Store

/// The numbers at which the company is called.
struct NumberRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.get("/telephone", shape, list)
        routes.get("/telephone/exchange", shape, quiet: true, showExchange)
        routes.get("/telephone/numbers/new", shape, new)
        routes.post("/telephone/numbers", shape, add)
        routes.get("/telephone/numbers/{id}", shape, show)
        routes.post("/telephone/numbers/{id}", shape, change)
        routes.post("/telephone/numbers/{id}/removal", shape, remove)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let hasExchange = house.exchange != nil
        return context.show(try await house.database.read { try NumbersPage(hasExchange: hasExchange, in: $0) })
    }

    @Sendable
    private func showExchange(_ request: Request, _ context: PageContext) async throws -> Response {
        let isConfigured = house.exchange != nil
        let standing = try await house.database.read {
            try ExchangeState.Standing(isConfigured: isConfigured, in: $0)
        }
        return context.fragment { ExchangeState(standing: standing, w: context.w) }
    }

    @Sendable
    private func new(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(nil, nil))
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(try context.path("id", as: ServiceNumber.ID.self), nil))
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let wish = NumberSettings(from: &form)
            try form.check()
            guard let wish else { throw NumberRefusal.notFound }
            let number = try await house.database.write { try NumberBook($0, member).add(wish) }
            return context.goTo("/telephone", saying: Notice("telephone.number.added", number.notice))
        } orShow: { form in
            try await page(nil, form)
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: ServiceNumber.ID.self))
        return try await context.submit { form in
            let version = form.int("version")
            let wish = NumberSettings(from: &form)
            try form.check()
            guard let wish else { throw NumberRefusal.notFound }
            let number = try await house.database.write {
                try NumberBook($0, member).change(id, version: version, to: wish)
            }
            return context.goTo("/telephone", saying: Notice("telephone.number.changed", number.notice))
        } orShow: { form in
            try await page(id, form)
        }
    }

    @Sendable
    private func remove(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: ServiceNumber.ID.self))
        try await house.database.write { try NumberBook($0, member).remove(id) }
        return context.goTo("/telephone", saying: Notice("telephone.number.removed"))
    }

    private func page(_ id: ServiceNumber.ID?, _ form: Form?) async throws -> NumberPage {
        try await house.database.read { try NumberPage(id, form, in: $0) }
    }
}

extension ServiceNumber {
    fileprivate var notice: [String: String] { ["number": settings.dialled.shown] }
}
