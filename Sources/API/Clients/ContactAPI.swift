import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/contacts`: the people who speak for a client.
struct ContactAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        routes.get("/api/v1/contacts", .needs(.seeClients), list)
        routes.post("/api/v1/contacts", .needs(.changeClients), add)
    }

    @Sendable
    func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        guard let client: Client.ID = try context.query.value("client") else {
            throw InvalidField("client", "refusal.api.missing")
        }
        try await looks.look(at: client, by: member)
        return context.json(
            List(all: try await database.read { try $0.wholeClient(client, for: member).contacts })
        )
    }

    @Sendable
    func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let sent = try await context.json(NewContactDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            let book = ClientBook(tx, member)
            let contact = try book.addContact(sent.newContact, to: sent.client)
            for point in sent.newPoints { _ = try book.addPoint(point, to: sent.client, of: contact.id) }
            return ContactDocument(contact)
        }
    }
}
