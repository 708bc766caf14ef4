import Basics
import Channels
import Clients
import Desk
import Files
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import People
import Store

/// The chat that stands on other people's sites in a frame. Browsers give frames of strangers no cookies, so a conversation is known by
/// its secret link alone, which is in every address.
struct ChatRoutes: Sendable {
    let database: Database
    let intake: IntakeQueue
    let link: PortalLink
    let limit: RateLimiter
    let hub: LiveHub

    private static let mostBytesOfFile: Int64 = 20 * 1_048_576

    func add(to routes: Routes) {
        routes.get("/chat", .open, frame)
        routes.post("/chat", .open, cookieless: true, begin)
        routes.get("/chat/{link}", .open, quiet: true, show)
        routes.post("/chat/{link}/messages", .open, cookieless: true, say)
        routes.put("/chat/{link}/files/{name}", .open, cookieless: true, send)
        routes.get("/chat/{link}/messages/{message}/files/{file}", .open, file)
        routes.get("/chat/{link}/live", .open, quiet: true, listen)
    }

    /// The page in the frame; any site may show it.
    @Sendable
    private func frame(_ request: Request, _ context: PageContext) async throws -> Response {
        let (settings, now) = (try await database.read { try $0.chatSettings() }, context.now)
        return context.showInFrames(ChatPage(settings: settings, isThere: settings.isThere(at: now)))
    }

    @Sendable
    private func begin(_ request: Request, _ context: PageContext) async throws -> Response {
        try limit.pass(context.address, at: context.now)
        let settings = try await database.read { try $0.chatSettings() }
        guard settings.isOn else { throw PortalRefusal.closed }
        let sent = try await context.json(Beginning.self, request)
        let received = try await intake.receive(try sent.incoming(language: context.w.language))
        let id = received.case.id
        try await database.write { try ChatDesk($0, id).seen() }
        return context.json(["link": link.text(for: id)], status: .created)
    }

    /// The conversation. Whoever fetches it has it in front of them.
    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (text, id) = try linked(context)
        try await database.write { try ChatDesk($0, id).seen() }
        let w = context.w
        let conversation = try await database.read { try Conversation(id, link: text, w, in: $0) }
        return context.json(conversation)
    }

    @Sendable
    private func say(_ request: Request, _ context: PageContext) async throws -> Response {
        let (_, id) = try linked(context)
        try limit.pass(context.address, at: context.now)
        let sent = try await context.json(Message.self, request)
        try await database.write { _ = try ChatDesk($0, id).say(sent.text) }
        return context.noContent
    }

    @Sendable
    private func send(_ request: Request, _ context: PageContext) async throws -> Response {
        let (_, id) = try linked(context)
        try limit.pass(context.address, at: context.now)
        let name = try context.path("name", as: String.self)
        // Before anything is kept.
        try await database.read { try $0.checkRoom(in: id, for: 1) }
        var writing = try await FileWriting(
            name: String(name.prefix(200)),
            mediaType: request.headers[.contentType] ?? "application/octet-stream",
            limit: Self.mostBytesOfFile,
            in: database
        )
        do {
            for try await chunk in request.body { try await writing.append(chunk.readableBytesView) }
            let written = try await writing.end()
            try await database.write { tx in _ = try ChatDesk(tx, id).send(try tx.finish(written)) }
        } catch {
            await writing.abandon()
            throw error
        }
        return context.noContent
    }

    @Sendable
    private func file(_ request: Request, _ context: PageContext) async throws -> Response {
        let (_, id) = try linked(context)
        let message = try context.path("message", as: Interaction.ID.self)
        let wanted = try context.path("file", as: StoredFile.ID.self)
        let found = try await database.read { tx -> StoredFile? in
            guard try tx.chat(id).contains(where: { $0.id == message }) else { return nil }
            return try tx.file(wanted, of: message, visibleTo: .program)
        }
        guard let found else { throw PortalRefusal.noSuchRequest }
        return context.download(found, from: database)
    }

    @Sendable
    private func listen(_ request: Request, _ context: PageContext) async throws -> Response {
        let (_, id) = try linked(context)
        return try await context.live(PortalTopic.of(id), from: hub)
    }

    private func linked(_ context: PageContext) throws -> (text: String, id: Case.ID) {
        let text = try context.path("link", as: String.self)
        guard let id = link.caseID(in: text) else { throw PortalRefusal.noSuchRequest }
        return (text, id)
    }
}

/// The topic to which a client listens.
enum PortalTopic {
    static func of(_ id: Case.ID) -> Topic { Topic("portal", id) }
}

/// What a client says first.
private struct Beginning: Codable, Sendable {
    let name: String
    let email: String?
    let phone: String?
    let text: String
    /// People never see this field; what fills it in is a machine.
    let website: String?

    func incoming(language: Language) throws -> Incoming {
        guard (website ?? "").isEmpty else { throw InvalidField("website", "refusal.intake.machine") }
        func typed(_ text: String?) -> String? { text.flatMap { $0.trimmed.isEmpty ? nil : $0 } }
        return Incoming(
            channel: .chat,
            sender: try Sender(name: name, email: typed(email), phone: typed(phone)).read(),
            text: text,
            language: language
        )
    }
}

private struct Message: Codable, Sendable {
    let text: String
}
