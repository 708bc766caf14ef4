import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/duplicates`: who may stand there twice, side by side, made one or told apart.
struct DuplicateRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let change = Access.needs(.changeClients)
        routes.get("/duplicates", .needs(.seeClients), list)
        routes.get("/duplicates/{one}/{other}", .needs(.seeClients), show)
        routes.post("/duplicates/{one}/{other}/merge", change, merge)
        routes.post("/duplicates/{one}/{other}/difference", change, tellApart)
        routes.post("/duplicates/{one}/{other}/difference/removal", change, forgetDifference)
        routes.post("/merges/{merge}/undoing", change, undo)
        routes.post("/clients/{id}/identity", change, identify)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let cursor = context.query["after"].flatMap(PairCursor.init)
        return context.show(try await house.database.read { try DuplicateListPage(after: cursor, for: member, in: $0) })
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(context, keeping: context.query["into"].flatMap { Client.ID($0) }))
    }

    private func page(
        _ context: PageContext,
        keeping chosen: Client.ID?,
        form: Form = Form()
    ) async throws -> ComparisonPage {
        let (one, other) = try context.comparedClients()
        let member = try context.member
        let page = try await house.database.read {
            try ComparisonPage(one, other, keeping: chosen, for: member, form: form, in: $0)
        }
        try await house.looks.look(at: [page.survivor.id, page.gone.id], by: member)
        return page
    }

    @Sendable
    private func merge(_ request: Request, _ context: PageContext) async throws -> Response {
        let (one, other) = try context.comparedClients()
        let member = try context.member
        return try await context.submit { form in
            let into = form.requiredID("into", of: Client.self) ?? one
            let seen = ClientBook.SeenVersions(
                survivor: form.int("survivor_version", 1...Int.max),
                gone: form.int("gone_version", 1...Int.max)
            )
            let choice = MergeChoice(&form)
            try form.check()
            let gone = into == one ? other : one
            let merge = try await house.database.write {
                try ClientBook($0, member).merge(gone, into: into, seen: seen, choosing: choice)
            }
            return context.goTo(
                Address.client(into),
                saying: Notice("duplicates.did.merge", undo: "/merges/\(merge.id)/undoing")
            )
        } orShow: { form in
            try await page(context, keeping: form["into"].flatMap { Client.ID($0) }, form: form)
        }
    }

    /// Somebody says who an unknown client is.
    @Sendable
    private func identify(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("id", as: Client.ID.self), try context.member)
        return try await context.submit { form in
            let known = form.requiredID("is", of: Client.self)
            let number = form["case"].flatMap { Int($0) }
            try form.check()
            guard let known else { throw MergeRefusal.notFound }
            let merge = try await house.database.write { try ClientBook($0, member).merge(id, into: known) }
            return context.goTo(
                number.map(Address.case) ?? Address.client(known),
                saying: Notice("duplicates.did.identify", undo: "/merges/\(merge.id)/undoing")
            )
        } orShow: { form in
            let other = form["is"].flatMap { Client.ID($0) } ?? id
            let page = try await house.database.read {
                try ComparisonPage(id, other, keeping: other, for: member, form: form, in: $0)
            }
            try await house.looks.look(at: [page.survivor.id, page.gone.id], by: member)
            return page
        }
    }

    @Sendable
    private func tellApart(_ request: Request, _ context: PageContext) async throws -> Response {
        let (one, other) = try context.comparedClients()
        let member = try context.member
        try await house.database.write { try ClientBook($0, member).setDifferent(one, other) }
        let undo = Address.comparison(one, other) + "/difference/removal"
        return context.goTo(Address.duplicates, saying: Notice("duplicates.did.different", undo: undo))
    }

    @Sendable
    private func forgetDifference(_ request: Request, _ context: PageContext) async throws -> Response {
        let (one, other) = try context.comparedClients()
        let member = try context.member
        try await house.database.write { try ClientBook($0, member).setMaybeSame(one, other) }
        return context.goTo(Address.comparison(one, other), saying: Notice("duplicates.did.maybe-same"))
    }

    @Sendable
    private func undo(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("merge", as: ClientMerge.ID.self), try context.member)
        let merge = try await house.database.write { try ClientBook($0, member).undo(id) }
        return context.goTo(
            Address.comparison(merge.survivor, merge.gone),
            saying: Notice("duplicates.did.undo")
        )
    }
}

extension PageContext {
    fileprivate func comparedClients() throws -> (Client.ID, Client.ID) {
        (try path("one", as: Client.ID.self), try path("other", as: Client.ID.self))
    }
}
