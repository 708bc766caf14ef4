import Basics
import Clients
import Desk
import Files
import Hummingbird
import Pages
import People
import Store

/// What becomes of a letter that does not get through, and the files of interactions.
struct LetterActRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.post("/cases/{number}/answers/{answer}/sending", .needs(.workCases), sendAgain)
        routes.post("/cases/{number}/answers/{answer}/confirmation", .needs(.workCases), takeForSent)
        routes.get("/cases/{number}/interactions/{interaction}/files/{file}", .needs(.seeCases), file)
    }

    @Sendable
    private func sendAgain(_ request: Request, _ context: PageContext) async throws -> Response {
        try await decide(context, "case.did.send-again") { try $0.sendAgain($1) }
    }

    @Sendable
    private func takeForSent(_ request: Request, _ context: PageContext) async throws -> Response {
        try await decide(context, "case.did.take-for-sent") { try $0.takeForSent($1) }
    }

    private func decide(
        _ context: PageContext,
        _ said: TextKey,
        _ verb: @escaping @Sendable (CaseDesk, Interaction.ID) throws -> Interaction
    ) async throws -> Response {
        let id = try context.path("answer", as: Interaction.ID.self)
        return try await house.perform(.withdraw, context) { _ in
            { hands in
                _ = try verb(hands.desk, id)
                return Notice(said)
            }
        }
    }

    @Sendable
    private func file(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let interaction = try context.path("interaction", as: Interaction.ID.self)
        let id = try context.path("file", as: StoredFile.ID.self)
        let found = try await house.database.read { tx in
            try tx.file(id, of: interaction, visibleTo: member).flatMap { file in
                try tx.interaction(interaction, visibleTo: member).map { (file, $0.client) }
            }
        }
        guard let (file, client) = found else { throw ShellRefusal.notFound }
        try await house.looks.look(at: client, by: member)
        return context.download(file, from: house.database)
    }
}
