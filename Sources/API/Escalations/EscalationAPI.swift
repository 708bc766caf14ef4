import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/escalations`: cases that were raised, and what becomes of that (SPEC L4).
struct EscalationAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        routes.get("/api/v1/escalations", .needs(.seeCases), list)
        routes.get("/api/v1/escalations/{id}", .needs(.seeCases), show)
        routes.post("/api/v1/escalations", .needs(.workCases), raise)
        act(routes, "answers", EscalationAnswerDocument.self) {
            _ = try $0.answer($1, version: $2.version, try $2.word(), $2.text)
        }
        act(routes, "hand-overs", EscalationHandOverDocument.self) {
            _ = try $0.hand($1, version: $2.version, to: $2.person, $2.text ?? "")
        }
        act(routes, "lifting", EscalationEndDocument.self) { _ = try $0.lift($1, version: $2.version) }
        act(routes, "withdrawal", EscalationEndDocument.self) {
            _ = try $0.withdraw($1, version: $2.version, $2.text ?? "")
        }
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let filter = try EscalationFilter(context.query)
        return try await context.list(of: database, EscalationDocument.init) {
            try $0.escalations(filter, visibleTo: $1, after: $2, limit: $3)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Escalation.ID.self))
        let page = try await database.read { try $0.knownEscalation(id, for: member) }
        try await looks.look(at: page.line.client, by: member)
        return context.json(WholeEscalationDocument(page))
    }

    @Sendable
    private func raise(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let sent = try await context.json(NewEscalationDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            let raised = try EscalationDesk(tx, member).raise(sent.new)
            return WholeEscalationDocument(try tx.knownEscalation(raised.id, for: member))
        }
    }

    private func act<Sent: Codable & Sendable>(
        _ routes: Routes,
        _ name: String,
        _ sent: Sent.Type,
        _ work: @escaping @Sendable (EscalationDesk, Escalation.ID, Sent) throws -> Void
    ) {
        routes.post("/api/v1/escalations/{id}/\(name)", .needs(.seeCases)) { request, context in
            let (member, id) = (try context.member, try context.path("id", as: Escalation.ID.self))
            let sent = try await context.json(Sent.self, request)
            return try await context.write(request, sent: sent, to: database, status: .created) { tx in
                try work(EscalationDesk(tx, member), id, sent)
                return WholeEscalationDocument(try tx.knownEscalation(id, for: member))
            }
        }
    }
}

extension Snapshot {
    fileprivate func knownEscalation(_ id: Escalation.ID, for member: Member) throws -> EscalationPage {
        guard let page = try escalationPage(id, for: member) else { throw EscalationRefusal.notFound }
        return page
    }
}

extension EscalationFilter {
    fileprivate init(_ query: Query) throws {
        self.init(
            isOpen: try query.word("state", of: EscalationState.self) != .ended,
            addressee: try query.value("addressee"),
            raiser: try query.value("raiser"),
            caseID: try query.value("case")
        )
    }
}

/// The words of `state`.
private enum EscalationState: String, CaseIterable {
    case open
    case ended
}
