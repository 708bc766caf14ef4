import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// Who may know of a client (SPEC P2).
struct WallRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let wall = Access.needs(.wallClients)
        routes.post("/clients/{id}/wall", wall, build)
        routes.post("/clients/{id}/wall/removal", wall, takeDown)
        routes.post("/clients/{id}/wall/names", wall, name)
        routes.post("/clients/{id}/wall/names/{person}/removal", wall, unname)
        routes.post("/clients/{id}/wall/names/{person}/return", wall, nameAgain)
    }

    @Sendable
    private func build(_ request: Request, _ context: PageContext) async throws -> Response {
        try await change(context) { form, id in
            let people = form.all("people").compactMap { Person.ID($0) }
            return { wall in
                try wall.makeConfidential(client: id, naming: people)
                return Notice("client.did.wall", undo: "\(Address.client(id))/wall/removal")
            }
        }
    }

    @Sendable
    private func takeDown(_ request: Request, _ context: PageContext) async throws -> Response {
        try await change(context) { _, id in
            { wall in
                try wall.open(client: id)
                return Notice("client.did.open")
            }
        }
    }

    @Sendable
    private func name(_ request: Request, _ context: PageContext) async throws -> Response {
        try await change(context) { form, id in
            let person = form.requiredID("person", of: Person.self)
            return { wall in
                guard let person else { return Notice("client.did.name") }
                try wall.name(person: person, on: id)
                return Notice("client.did.name", undo: "\(Address.client(id))/wall/names/\(person)/removal")
            }
        }
    }

    @Sendable
    private func unname(_ request: Request, _ context: PageContext) async throws -> Response {
        let person = try context.path("person", as: Person.ID.self)
        return try await change(context) { _, id in
            { wall in
                try wall.unname(person: person, on: id)
                return Notice("client.did.unname", undo: "\(Address.client(id))/wall/names/\(person)/return")
            }
        }
    }

    @Sendable
    private func nameAgain(_ request: Request, _ context: PageContext) async throws -> Response {
        let person = try context.path("person", as: Person.ID.self)
        return try await change(context) { _, id in
            { wall in
                try wall.name(person: person, on: id)
                return Notice("client.did.name")
            }
        }
    }

    private func change(
        _ context: PageContext,
        _ read: (inout Form, Client.ID) throws -> @Sendable (WallBook) throws -> Notice
    ) async throws -> Response {
        let (id, member) = (try context.path("id", as: Client.ID.self), try context.member)
        return try await context.submit { form in
            let deed = try read(&form, id)
            try form.check()
            let notice = try await house.database.write { try deed(WallBook($0, member)) }
            return context.goTo(Address.client(id), saying: notice)
        } orShow: { form in
            try await house.card(id, ClientView(part: .wall), form: form, context)
        }
    }
}
