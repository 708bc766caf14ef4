import Basics
import Clients
import Desk
import Files
import HTTPTypes
import Hummingbird
import Pages
import People
import Store

/// What becomes of answers that are sent: `/api/v1/interactions/{id}/…`, and the files that go along with them.
struct LetterAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        routes.put("/api/v1/cases/{id}/files/{name}", .needs(.workCases), bringFile)
        routes.get("/api/v1/interactions/{id}/delivery", .needs(.seeCases), showDelivery)
        decide(routes, "withdrawal") { try $0.withdrawAnswer($1) }
        decide(routes, "sending") { try $0.sendAgain($1) }
        decide(routes, "confirmation") { try $0.takeForSent($1) }
    }

    private func decide(
        _ routes: Routes,
        _ name: String,
        _ work: @escaping @Sendable (CaseDesk, Interaction.ID) throws -> Interaction
    ) {
        routes.post("/api/v1/interactions/{id}/\(name)", .needs(.workCases)) { request, context in
            let member = try context.member
            let id = try context.path("id", as: Interaction.ID.self)
            let sent = try await context.json(EmptyDocument.self, request)
            return try await context.write(request, sent: sent, to: database, status: .created) { tx in
                InteractionDocument(try work(CaseDesk(tx, member), id))
            }
        }
    }

    @Sendable
    private func showDelivery(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Interaction.ID.self)
        let found = try await database.read { tx in
            guard let letter = try tx.interaction(id, visibleTo: member), let state = try tx.letterStates(of: [id])[id]
            else { throw APIRefusal.notFound }
            return (client: letter.client, state: state, recipients: try tx.recipients(of: id))
        }
        try await looks.look(at: found.client, by: member)
        return context.json(
            DeliveryDocument(found.state, found.recipients, trouble: found.state.trouble.map { context.w($0) })
        )
    }

    /// The file is the body, and streams.
    @Sendable
    private func bringFile(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Case.ID.self))
        let name = try context.path("name", as: String.self)
        // Before anything is kept: whose case it is.
        guard try await database.read({ try $0.findCase(id, visibleTo: member) }) != nil else {
            throw APIRefusal.notFound
        }
        var writing = try await FileWriting(
            name: String(name.prefix(200)),
            mediaType: request.headers[.contentType] ?? "application/octet-stream",
            limit: DraftRefusal.mostBytes,
            in: database
        )
        do {
            for try await chunk in request.body { try await writing.append(chunk.readableBytesView) }
            let written = try await writing.end()
            let file = try await database.write { try CaseDesk($0, member).bring(written, for: id) }
            return context.json(FileDocument(file), status: .created)
        } catch {
            await writing.abandon()
            throw error
        }
    }
}
