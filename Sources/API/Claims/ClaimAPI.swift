import Basics
import Channels
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// The claim of a case, `/api/v1/cases/{id}/claim`, and the causes that claims have (SPEC L5).
struct ClaimAPI: Sendable {
    let database: Database
    let looks: LookBook
    let letters: ClaimLetters

    func add(to routes: Routes) {
        routes.get("/api/v1/cases/{id}/claim", .needs(.seeCases), show)
        routes.put("/api/v1/cases/{id}/claim", .needs(.workCases), fill)
        routes.post("/api/v1/cases/{id}/claim/decision", .needs(.decideClaims), decide)
        routes.post("/api/v1/cases/{id}/claim/analysis", .needs(.workCases), analyse)
        routes.post("/api/v1/cases/{id}/claim/letter", .needs(.workCases), answer)
        routes.get("/api/v1/claim-causes", .needs(.seeCases), causes)
        routes.post("/api/v1/claim-causes", .needs(.shapeWork), addCause)
        routes.patch("/api/v1/claim-causes/{id}", .needs(.shapeWork), changeCause)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Case.ID.self))
        let (found, document) = try await database.read { try $0.claimDocument(id, for: member) }
        try await looks.look(at: found.client, by: member)
        return context.json(document)
    }

    @Sendable
    private func fill(_ request: Request, _ context: PageContext) async throws -> Response {
        let sent = try await context.json(ClaimWishDocument.self, request)
        let wish = try sent.wish()
        return try await act(request, context, sent) { try $0.fillClaim($1, version: sent.version, wish) }
    }

    @Sendable
    private func decide(_ request: Request, _ context: PageContext) async throws -> Response {
        let sent = try await context.json(ClaimDecisionDocument.self, request)
        let verdict = try sent.word()
        return try await act(request, context, sent) {
            try $0.decideClaim($1, version: sent.version, verdict, sent.text)
        }
    }

    @Sendable
    private func analyse(_ request: Request, _ context: PageContext) async throws -> Response {
        let sent = try await context.json(ClaimAnalysisDocument.self, request)
        let measure = try sent.measure?.newTask()
        return try await act(request, context, sent) {
            try $0.analyseClaim($1, version: sent.version, rootCause: sent.rootCause, measure: measure)
        }
    }

    @Sendable
    private func answer(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Case.ID.self))
        let sent = try await context.json(ClaimLetterDocument.self, request)
        let channel = try sent.contactChannel()
        let ready = try await letters.prepare(sent.text, on: id, version: sent.version, via: channel, by: member)
        return try await context.write(request, sent: sent, to: database, status: .created) { [letters] tx in
            _ = try letters.send(ready, via: channel, to: sent.point, by: member, in: tx)
            return try tx.claimDocument(id, for: member).1
        }
    }

    private func act<Sent: Codable & Sendable>(
        _ request: Request,
        _ context: PageContext,
        _ sent: Sent,
        _ work: @escaping @Sendable (CaseDesk, Case.ID) throws -> Claim
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Case.ID.self))
        return try await context.write(request, sent: sent, to: database) { tx in
            _ = try work(CaseDesk(tx, member), id)
            return try tx.claimDocument(id, for: member).1
        }
    }
}

extension ClaimAPI {
    @Sendable
    private func causes(_ request: Request, _ context: PageContext) async throws -> Response {
        let tree = try await database.read { try $0.claimCauses() }
        return context.json(List(all: tree.branches.map { ClaimCauseDocument($0.cause) }))
    }

    @Sendable
    private func addCause(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let sent = try await context.json(NewClaimCauseDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            ClaimCauseDocument(try ClaimCauseBook(tx, member).add(sent.name, under: sent.parent))
        }
    }

    @Sendable
    private func changeCause(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: ClaimCause.ID.self))
        let sent = try await context.json(ClaimCauseChangeDocument.self, request)
        return try await context.write(request, sent: sent, to: database) { tx in
            let book = ClaimCauseBook(tx, member)
            return ClaimCauseDocument(
                try book.change(id, version: sent.version, name: sent.name, under: sent.parent)
            )
        }
    }
}

extension Snapshot {
    fileprivate func claimDocument(_ id: Case.ID, for member: Member) throws -> (Case, ClaimDocument) {
        guard let found = try findCase(id, visibleTo: member) else { throw APIRefusal.notFound }
        guard let claim = try claim(of: found) else { throw ClaimRefusal.notAClaim }
        let document = ClaimDocument(
            claim,
            of: found,
            letters: try numberedLetters(on: found),
            measures: try measures(of: found, visibleTo: member)
        )
        return (found, document)
    }
}
