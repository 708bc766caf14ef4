import Basics
import CallCenter
import Clients
import Hummingbird
import Pages
import People
import Store

/// Lists of those to call: what they are, and working through them.
struct CallRoundRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let (see, shape) = (Access.needs(.workCases), Access.needs(.overseeWork))
        routes.get("/calls/rounds", see, list)
        routes.get("/calls/rounds/new", shape, new)
        routes.post("/calls/rounds", shape, add)
        routes.get("/calls/rounds/{list}", see, show)
        routes.post("/calls/rounds/{list}", shape, change)
        routes.post("/calls/rounds/{list}/clients", shape, fill)
        routes.post("/calls/rounds/{list}/start", shape, start)
        routes.post("/calls/rounds/{list}/pause", shape, pause)
        routes.post("/calls/rounds/{list}/closing", shape, close)
        CallRoundWorkRoutes(database: database).add(to: routes)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return context.show(try await database.read { try CallRoundsPage(in: $0, for: member) })
    }

    @Sendable
    private func new(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return context.show(try await database.read { try CallRoundPage(nil, in: $0, for: member) })
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("list", as: CallRound.ID.self))
        return context.show(
            try await database.read { try CallRoundPage(try $0.knownCallRound(id), in: $0, for: member) }
        )
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let settings = CallRoundSettings(&form)
            try form.check()
            let list = try await database.write { try CallRoundBook($0, member).add(settings) }
            return context.goTo(list.path, saying: Notice("call-rounds.added", ["name": list.settings.name]))
        } orShow: { form in
            try await database.read { try CallRoundPage(nil, form, in: $0, for: member) }
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("list", as: CallRound.ID.self))
        return try await context.submit { form in
            let (settings, version) = (CallRoundSettings(&form), form.int("version", 1...Int.max))
            try form.check()
            let list = try await database.write {
                try CallRoundBook($0, member).change(id, version: version, to: settings)
            }
            return context.goTo(list.path, saying: Notice("call-rounds.changed", ["name": list.settings.name]))
        } orShow: { form in
            try await database.read { try CallRoundPage(try $0.knownCallRound(id), form, in: $0, for: member) }
        }
    }

    @Sendable
    private func fill(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("list", as: CallRound.ID.self))
        return try await context.submit { form in
            let kind = (form["kind"] ?? "").isEmpty ? nil : form.choice("kind", of: Client.Kind.self)
            let filter = ClientFilter(kind: kind, tag: form.optional("tag", max: 100))
            try form.check()
            let count = try await database.write { try CallRoundBook($0, member).add(filter, to: id) }
            return context.goTo("/calls/rounds/\(id)", saying: Notice("call-rounds.filled", ["count": "\(count)"]))
        } orShow: { form in
            try await database.read { try CallRoundPage(try $0.knownCallRound(id), form, in: $0, for: member) }
        }
    }

    @Sendable
    private func start(_ request: Request, _ context: PageContext) async throws -> Response {
        try await turn(context, "call-rounds.started") { try $0.start($1) }
    }

    @Sendable
    private func pause(_ request: Request, _ context: PageContext) async throws -> Response {
        try await turn(context, "call-rounds.held") { try $0.pause($1) }
    }

    @Sendable
    private func close(_ request: Request, _ context: PageContext) async throws -> Response {
        try await turn(context, "call-rounds.shut") { try $0.close($1) }
    }

    private func turn(
        _ context: PageContext,
        _ notice: TextKey,
        _ act: @escaping @Sendable (CallRoundBook, CallRound.ID) throws -> Void
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("list", as: CallRound.ID.self))
        try await database.write { try act(CallRoundBook($0, member), id) }
        return context.goTo("/calls/rounds/\(id)", saying: Notice(notice))
    }
}

extension Snapshot {
    /// - Throws: `CallRoundRefusal.notFound`.
    func knownCallRound(_ id: CallRound.ID) throws -> CallRound {
        guard let list = try findCallRound(id) else { throw CallRoundRefusal.notFound }
        return list
    }
}
