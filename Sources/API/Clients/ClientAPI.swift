import Basics
import Clients
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
        let member = try context.member
        let limit = try context.query.limit()
        if let words = context.query["query"], !words.isEmpty {
            let found = try await database.read { snapshot in
                try snapshot.find(words, kinds: [.client], visibleTo: member, limit: limit).compactMap { hit in
                    try snapshot.findClient(ID(rawValue: hit.id), visibleTo: member)
                }
            }
            return context.json(List(all: found.map(ClientDocument.init)))
        }
        let after: NameCursor? = try context.query.value("after")
        let found = try await database.read {
            try $0.clients(ClientFilter(), visibleTo: member, after: after, limit: limit)
        }
        return context.json(List(found, ClientDocument.init))
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
        return try await context.write(request, sent: sent, to: database) { tx in
            _ = try ClientBook(tx, member).change(id, version: sent.version, sent.change)
            return try tx.wholeClient(id, for: member)
        }
    }
}

extension Snapshot {
    func wholeClient(_ id: Client.ID, for member: Member) throws -> WholeClientDocument {
        guard let client = try findClient(id, visibleTo: member) else { throw APIRefusal.notFound }
        return WholeClientDocument(
            client: ClientDocument(client),
            contacts: try contacts(of: client).map(ContactDocument.init),
            points: try points(of: client).map(PointDocument.init)
        )
    }
}
