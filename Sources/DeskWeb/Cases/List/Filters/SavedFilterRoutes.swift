import Basics
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/cases/filters`: lists of cases that are kept under names.
struct SavedFilterRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases/filters/new", .needs(.seeCases), showNew)
        routes.post("/cases/filters", .needs(.seeCases), add)
        routes.get("/cases/filters/{filter}", .needs(.seeCases), show)
        routes.post("/cases/filters/{filter}", .needs(.seeCases), change)
        routes.post("/cases/filters/{filter}/removal", .needs(.seeCases), remove)
        routes.post("/cases/filters/{filter}/return", .needs(.seeCases), restore)
    }

    @Sendable
    private func showNew(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, query) = (try context.member, CaseListFilter(context.query).savedQuery)
        return context.show(
            try await house.database.read { try SavedFilterPage(Form(["query": query]), for: member, in: $0) }
        )
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let typed = TypedFilter(&form)
            let replaced = form.value("replaces", as: Chosen.self, otherwise: "refusal.form.no-choice")
            try form.check()
            let filter = try await house.database.write { tx in
                let book = FilterBook(tx, member)
                guard let replaced else { return try book.add(typed.wish) }
                return try book.change(ID(rawValue: replaced.id.rawValue), version: replaced.version, to: typed.wish)
            }
            return context.goTo(filter.address, saying: Notice("filter.did.save", ["name": filter.name]))
        } orShow: { form in
            try await house.database.read { try SavedFilterPage(form, for: member, in: $0) }
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("filter", as: SavedFilter.ID.self))
        return context.show(
            try await house.database.read { try SavedFilterPage(Form(), of: id, for: member, in: $0) }
        )
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("filter", as: SavedFilter.ID.self))
        return try await context.submit { form in
            let (typed, version) = (TypedFilter(&form), form.version(context))
            try form.check()
            let filter = try await house.database.write {
                try FilterBook($0, member).change(id, version: version, to: typed.wish)
            }
            return context.goTo(filter.address, saying: Notice("filter.did.change", ["name": filter.name]))
        } orShow: { form in
            try await house.database.read { try SavedFilterPage(form, of: id, for: member, in: $0) }
        }
    }

    @Sendable
    private func remove(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("filter", as: SavedFilter.ID.self))
        try await house.database.write { try FilterBook($0, member).remove(id) }
        return context.goTo(Address.allCases, saying: Notice("filter.did.remove", undo: Address.filter(id) + "/return"))
    }

    @Sendable
    private func restore(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("filter", as: SavedFilter.ID.self))
        let filter = try await house.database.write { try FilterBook($0, member).restore(id) }
        return context.goTo(filter.address, saying: Notice("filter.did.restore", ["name": filter.name]))
    }
}

/// What a form says of a filter.
struct TypedFilter: Sendable {
    let wish: SavedFilterWish

    init(_ form: inout Form) {
        wish = SavedFilterWish(
            name: form.text("name", max: SavedFilter.longestName),
            query: CaseListFilter(Query(of: "?" + (form["query"] ?? ""))).savedQuery,
            audience: form.required("audience", as: SavedFilter.Audience.self) ?? .own,
            key: form.optional("key", max: 1) ?? "",
            isDefault: form.flag("default")
        )
    }
}

extension SavedFilter {
    /// The list that it shows.
    var address: String { CaseListFilter(Query(of: "?" + query)).address() }
}

extension CaseListFilter {
    /// As it is kept.
    var savedQuery: String { String(address().drop { $0 != "?" }.dropFirst()) }
}
