import Basics
import Clients
import Desk
import Events
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/clients`
struct ClientAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        routes.get("/api/v1/clients", .needs(.seeClients), list)
        routes.post("/api/v1/clients", .needs(.changeClients), add)
        routes.get("/api/v1/clients/{id}", .needs(.seeClients), show)
        routes.patch("/api/v1/clients/{id}", .needs(.changeClients), change)
    }

    @Sendable
    func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let words = context.query["query"] ?? ""
        return try await context.list(of: database, ClientDocument.init) {
            words.isEmpty
                ? try $0.clients(visibleTo: $1, after: $2, limit: $3)
                : Slice(items: try $0.clients(foundBy: words, visibleTo: $1, limit: $3), next: nil)
        }
    }

    @Sendable
    func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let sent = try await context.json(NewClientDocument.self, request)
        let new = try sent.newClient()
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            let added = try ClientBook(tx, member).add(new)
            return try tx.wholeClient(added.id, for: member)
        }
    }

    @Sendable
    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Client.ID.self)
        try await looks.look(at: id, by: member)
        return context.json(try await database.read { try $0.wholeClient(id, for: member) })
    }

    @Sendable
    func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Client.ID.self)
        let sent = try await context.json(ClientChangeDocument.self, request)
        // The answer shows the card, also when nothing has changed.
        try await looks.look(at: id, by: member)
        return try await context.write(request, sent: sent, to: database) { tx in
            _ = try ClientBook(tx, member).change(id, version: sent.version, sent.change)
            return try tx.wholeClient(id, for: member)
        }
    }
}

extension Snapshot {
    fileprivate func clients(foundBy words: String, visibleTo member: Member, limit: Int) throws -> [Client] {
        try find(words, kinds: [.client], visibleTo: member, limit: limit).compactMap { found in
            try findClient(Client.ID(rawValue: found.id), visibleTo: member)
        }
    }

    func wholeClient(_ id: Client.ID, for member: Member) throws -> WholeClientDocument {
        guard let client = try findClient(id, visibleTo: member) else { throw APIRefusal.notFound }
        return WholeClientDocument(
            client: ClientDocument(client),
            contacts: try contacts(of: client).map(ContactDocument.init),
            points: try points(of: client).map(PointDocument.init)
        )
    }
}
