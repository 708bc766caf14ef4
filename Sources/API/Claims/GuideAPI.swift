import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// Guides as data, and how far one has come on a claim (SPEC L5).
struct GuideAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        routes.get("/api/v1/guides", .needs(.seeCases), list)
        routes.get("/api/v1/guides/{id}", .needs(.seeCases), show)
        routes.put("/api/v1/guides/{id}", .needs(.shapeWork), publish)
        routes.get("/api/v1/cases/{id}/guide", .needs(.seeCases), progress)
        act(routes, "guide", BegunGuideDocument.self) { _ = try $0.beginGuide($2.guide, on: $1) }
        act(routes, "guide/steps", GuideStepDocument.self) {
            _ = try $0.stepGuide(on: $1, from: $2.step, by: $2.branch, note: $2.note ?? "")
        }
        act(routes, "guide/back", EmptyDocument.self) { desk, id, _ in _ = try desk.stepGuideBack(on: id) }
        act(routes, "guide/end", GuideEndDocument.self) {
            _ = try $0.endGuide(on: $1, at: $2.step, note: $2.note ?? "")
        }
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let guides = try await database.read { try $0.guides() }
        return context.json(List(all: guides.map(GuideDocumentLine.init)))
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("id", as: Guide.ID.self)
        guard let guide = try await database.read({ try $0.guide(id) }) else { throw GuideRefusal.notFound }
        return context.json(WholeGuideDocument(guide))
    }

    /// Puts a whole document in its place and publishes it, if it can be followed.
    @Sendable
    private func publish(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Guide.ID.self))
        let sent = try await context.json(NewEditionDocument.self, request)
        return try await context.write(request, sent: sent, to: database) { tx in
            let book = GuideBook(tx, member)
            let shaped = try book.shape(id, version: sent.version) { $0 = sent.document }
            guard shaped.draft != nil else { return WholeGuideDocument(shaped) }
            return WholeGuideDocument(try book.publish(id, version: shaped.version))
        }
    }

    @Sendable
    private func progress(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Case.ID.self))
        let (client, document) = try await database.read { snapshot in
            guard let found = try snapshot.findCase(id, visibleTo: member) else { throw APIRefusal.notFound }
            return (found.client, try snapshot.progress(on: found))
        }
        try await looks.look(at: client, by: member)
        return context.json(document)
    }

    private func act<Sent: Codable & Sendable>(
        _ routes: Routes,
        _ name: String,
        _ sent: Sent.Type,
        _ work: @escaping @Sendable (CaseDesk, Case.ID, Sent) throws -> Void
    ) {
        routes.post("/api/v1/cases/{id}/\(name)", .needs(.workCases)) { request, context in
            let (member, id) = (try context.member, try context.path("id", as: Case.ID.self))
            let sent = try await context.json(Sent.self, request)
            return try await context.write(request, sent: sent, to: database, status: .created) { tx in
                try work(CaseDesk(tx, member), id, sent)
                guard let found = try tx.findCase(id, visibleTo: member) else { throw APIRefusal.notFound }
                return try tx.progress(on: found)
            }
        }
    }
}

extension Snapshot {
    fileprivate func progress(on found: Case) throws -> GuideProgressDocument {
        guard let guiding = try guiding(of: found) else { throw ClaimRefusal.notAClaim }
        return GuideProgressDocument(guiding)
    }
}
