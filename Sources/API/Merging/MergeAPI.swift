import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/duplicates` and merges: who may stand there twice, made one, told apart, and made two again (SPEC W5).
struct MergeAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        routes.get("/api/v1/duplicates", .needs(.seeClients), list)
        routes.post("/api/v1/duplicates/differences", .needs(.changeClients), tellApart)
        routes.post("/api/v1/clients/{id}/merges", .needs(.changeClients), merge)
        routes.post("/api/v1/merges/{id}/undoing", .needs(.changeClients), undo)
    }

    @Sendable
    func list(_ request: Request, _ context: PageContext) async throws -> Response {
        try await context.list(of: database, DuplicateDocument.init) { snapshot, member, after, limit in
            let slice = try snapshot.duplicatePairs(visibleTo: member, after: after, limit: limit)
            let clients = try snapshot.clients(slice.items.flatMap { [$0.one, $0.other] }, visibleTo: member)
            return slice.map { NamedPair(pair: $0, one: clients[$0.one]?.name, other: clients[$0.other]?.name) }
        }
    }

    @Sendable
    func tellApart(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let sent = try await context.json(DifferenceDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            try ClientBook(tx, member).setDifferent(sent.one, sent.other)
            return sent
        }
    }

    @Sendable
    func merge(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Client.ID.self)
        let sent = try await context.json(NewMergeDocument.self, request)
        let choice = try sent.choice()
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            MergeDocument(try ClientBook(tx, member).merge(sent.gone, into: id, seen: sent.seen, choosing: choice))
        }
    }

    @Sendable
    func undo(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: ClientMerge.ID.self)
        let sent = try await context.json(EmptyDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            MergeDocument(try ClientBook(tx, member).undo(id))
        }
    }
}
