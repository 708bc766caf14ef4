import Basics
import Desk
import Hummingbird
import Pages
import People
import Store

/// What is done with a case: each act is a resource of its own under the case, and answers with the whole case after it.
struct CaseWorkAPI: Sendable {
    let database: Database

    func add(to routes: Routes) {
        act(routes, "taking", VersionDocument.self) { _ = try $0.take($1, version: $2.version) }
        act(routes, "notes", TextDocument.self) { _ = try $0.note($1, $2.text) }
        act(routes, "promises", NewPromiseDocument.self) { _ = try $0.promise($1, $2.what, by: $2.due) }
        act(routes, "promises/settlement", SettlementDocument.self) {
            _ = try $0.settle($2.promise, on: $1, try $2.word())
        }
        act(routes, "answers", AnswerDocument.self) { try $0.answer($1, $2) }
        act(routes, "hand-overs", HandOverDocument.self) {
            _ = try $0.handOver($1, version: $2.version, to: try $2.destination(), summary: $2.summary)
        }
        act(routes, "waiting", WaitingDocument.self) {
            _ = try $0.setAside($1, version: $2.version, waitingFor: try $2.reason())
        }
        act(routes, "resumption", VersionDocument.self) { _ = try $0.resume($1, version: $2.version) }
        act(routes, "solution", VersionDocument.self) { _ = try $0.solve($1, version: $2.version) }
        act(routes, "closing", ClosingDocument.self) {
            _ = try $0.close($1, version: $2.version, confirmedBy: try $2.confirmation(), despite: $2.excuse)
        }
        act(routes, "merging", MergingDocument.self) { _ = try $0.merge($1, version: $2.version, into: $2.into) }
        act(routes, "separation", EmptyDocument.self) { desk, id, _ in _ = try desk.separate(id) }
        act(routes, "splitting", SplittingDocument.self) {
            _ = try $0.split($1, version: $2.version, $2.interactions, subject: $2.subject ?? "")
        }
        act(routes, "links", LinkDocument.self) { try $0.link(CaseLink($1, try $2.linkKind(), $2.other)) }
        act(routes, "reopening", VersionDocument.self) { _ = try $0.reopen($1, version: $2.version) }
    }

    private func act<Sent: Codable & Sendable>(
        _ routes: Routes,
        _ name: String,
        _ sent: Sent.Type,
        _ work: @escaping @Sendable (CaseDesk, Case.ID, Sent) throws -> Void
    ) {
        routes.post("/api/v1/cases/{id}/\(name)", .needs(.workCases)) { request, context in
            let member = try context.member
            let id = try context.path("id", as: Case.ID.self)
            let sent = try await context.json(Sent.self, request)
            return try await context.write(request, sent: sent, to: database, status: .created) { tx in
                try work(CaseDesk(tx, member), id, sent)
                return try tx.wholeCase(id, for: member)
            }
        }
    }
}
