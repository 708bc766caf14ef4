import Basics
import Desk
import Files
import Hummingbird
import Pages
import People
import Store

/// The client's own request, by its secret link: what is going on, write, confirm or contest that it is solved.
struct FollowingRoutes: Sendable {
    let database: Database
    let link: PortalLink
    let limit: RateLimiter

    /// Of a letter with all its files.
    private static let mostBytes = 20 * 1_048_576

    func add(to routes: Routes) {
        routes.get("/portal/{link}", .open, show)
        routes.post("/portal/{link}/letters", .open, bodyLimit: Self.mostBytes, write)
        routes.post("/portal/{link}/confirmation", .open, confirm)
        routes.post("/portal/{link}/contest", .open, bodyLimit: Self.mostBytes, contest)
    }

    @Sendable
    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (text, id) = try linked(context)
        return context.show(try await database.read { try FollowPage(id, link: text, form: Form(), in: $0) })
    }

    @Sendable
    func write(_ request: Request, _ context: PageContext) async throws -> Response {
        try await say(context, notice: "portal.written") { desk, id, text in try desk.write(text, on: id) }
    }

    @Sendable
    func contest(_ request: Request, _ context: PageContext) async throws -> Response {
        try await say(context, notice: "portal.contested") { desk, id, text in try desk.say(no: text, to: id) }
    }

    @Sendable
    func confirm(_ request: Request, _ context: PageContext) async throws -> Response {
        let (text, id) = try linked(context)
        try limit.pass(context.address, at: context.now)
        try await database.write { tx in _ = try ClientDesk(tx, of: id).confirm(id) }
        return context.goTo("/portal/\(text)", saying: Notice("portal.confirmed"))
    }

    private func say(
        _ context: PageContext,
        notice: TextKey,
        _ act: @escaping @Sendable (ClientDesk, Case.ID, String) throws -> Interaction
    ) async throws -> Response {
        let (link, id) = try linked(context)
        let shown = try await database.read { try FollowPage(id, link: link, form: Form(), in: $0) }
        return try await context.submit { form in
            try limit.pass(context.address, at: context.now)
            let text = form.text("text", max: 20_000)
            try form.check()
            let files = context.form.files
            try await database.write { tx in
                let letter = try act(ClientDesk(tx, of: id), id, text)
                let kept = files.map { file in
                    NewFile(name: String(file.name.prefix(200)), mediaType: file.mediaType, bytes: file.bytes)
                }
                if !kept.isEmpty { try tx.attach(try tx.keep(kept), to: letter.id) }
            }
            return context.goTo("/portal/\(link)", saying: Notice(notice))
        } orShow: { form in
            shown.again(with: form)
        }
    }

    /// A forged or mistyped link is as good as none.
    private func linked(_ context: PageContext) throws -> (text: String, id: Case.ID) {
        let text = try context.path("link", as: String.self)
        guard let id = link.caseID(in: text) else { throw PortalRefusal.noSuchRequest }
        return (text, id)
    }
}

extension ClientDesk {
    /// Whoever holds a case's link acts as its client.
    fileprivate init(_ tx: Transaction, of id: Case.ID) throws {
        guard let found = try tx.findCase(id, visibleTo: .program) else { throw PortalRefusal.noSuchRequest }
        self.init(tx, client: found.client)
    }
}
