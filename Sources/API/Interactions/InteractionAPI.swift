import Basics
import Channels
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/interactions`: what clients said and were told. Anyone may send one; reading needs rights.
struct InteractionAPI: Sendable {
    let database: Database
    let intake: IntakeQueue
    let looks: LookBook
    let limit: RateLimiter

    func add(to routes: Routes) {
        routes.post("/api/v1/interactions", .open, receive)
        routes.get("/api/v1/interactions", .needs(.seeCases), list)
        routes.get("/api/v1/interactions/{id}", .needs(.seeCases), show)
    }

    @Sendable
    func receive(_ request: Request, _ context: PageContext) async throws -> Response {
        try limit.pass(context.address, at: context.now)
        let (sent, raw) = try await context.sentJSON(NewInteraction.self, request)
        let isAnonymous = (try? context.member) == nil
        let incoming = try sent.incoming(raw: raw, language: context.w.language, isAnonymous: isAnonymous)
        // An answer that is kept for its key is kept in the same transaction, which then is for this one alone.
        guard request.headers[.idempotencyKey] != nil else {
            return context.json(ReceivedDocument(try await intake.receive(incoming)), status: .created)
        }
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            ReceivedDocument(try Intake(tx).receive(incoming))
        }
    }

    @Sendable
    func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let filter = InteractionFilter(
            client: try context.query.value("client"),
            caseID: try context.query.value("case"),
            channel: try context.query.word("channel"),
            direction: try context.query.word("direction"),
            author: try context.query.value("author"),
            contact: try context.query.value("contact"),
            since: try context.query.moment("since"),
            before: try context.query.moment("before")
        )
        return try await context.list(of: database, InteractionDocument.init) { found, member in
            try await looks.look(at: Set(found.items.map(\.client)), by: member)
        } _: {
            try $0.interactions(filter, visibleTo: $1, before: $2, limit: $3)
        }
    }

    @Sendable
    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Interaction.ID.self)
        let found = try await database.read { try $0.interaction(id, visibleTo: member) }
        guard let found else { throw APIRefusal.notFound }
        try await looks.look(at: found.client, by: member)
        return context.json(InteractionDocument(found))
    }
}

/// What `POST /api/v1/interactions` takes.
struct NewInteraction: Codable, Sendable {
    let channel: String?
    let from: From
    let subject: String?
    let text: String
    /// People never see this field; what fills it in is a machine.
    let website: String?

    struct From: Codable, Sendable {
        let name: String?
        let email: String?
        let phone: String?
    }

    /// - Parameter raw: the text of it, as it was sent.
    func incoming(raw: String, language: Language, isAnonymous: Bool) throws -> Incoming {
        guard (website ?? "").isEmpty else { throw InvalidField("website", "refusal.intake.machine") }
        return Incoming(
            channel: try channel.map { try Word.required($0, field: "channel") } ?? .web,
            sender: try Sender(name: from.name ?? "", email: from.email, phone: from.phone).read(),
            subject: subject ?? "",
            text: text,
            language: language,
            raw: raw,
            isAnonymous: isAnonymous
        )
    }
}

struct ReceivedDocument: Encodable, Sendable {
    let id: Interaction.ID
    let `case`: CaseName
    let client: ClientName

    struct CaseName: Encodable, Sendable {
        let id: Case.ID
        let number: Int
    }

    struct ClientName: Encodable, Sendable {
        let id: Client.ID
    }

    init(_ received: Received) {
        id = received.interaction.id
        `case` = CaseName(id: received.case.id, number: received.case.number)
        client = ClientName(id: received.client.id)
    }
}
