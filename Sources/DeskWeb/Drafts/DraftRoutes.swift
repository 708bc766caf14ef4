import Basics
import Clients
import Desk
import HTTPTypes
import Hummingbird
import Pages
import People
import Store

/// What somebody has begun to write, kept while they write it.
struct DraftRoutes: Sendable {
    let house: DeskHouse

    /// A draft is at most as long as the longest field.
    private static let mostBytes = 200_000

    func add(to routes: Routes) {
        routes.put("/drafts/{place}", .needs(.workCases), bodyLimit: Self.mostBytes, quiet: true, keep)
        routes.delete("/drafts/{place}", .needs(.workCases), quiet: true, drop)
    }

    @Sendable
    private func keep(_ request: Request, _ context: PageContext) async throws -> Response {
        let (place, person) = try Self.place(context)
        let text = try await context.text(request, limit: Self.mostBytes)
        try await house.database.write { try $0.keepDraft(of: person, at: place, text) }
        return context.noContent
    }

    @Sendable
    private func drop(_ request: Request, _ context: PageContext) async throws -> Response {
        let (place, person) = try Self.place(context)
        try await house.database.write { try $0.dropDraft(of: person, at: place) }
        return context.noContent
    }

    private static func place(_ context: PageContext) throws -> (DraftPlace, Person.ID) {
        guard let person = try context.member.id else { throw ShellRefusal.notFound }
        guard let place = DraftPlace(address: try context.path("place", as: String.self)) else {
            throw ShellRefusal.notFound
        }
        return (place, person)
    }
}

extension DraftPlace {
    /// As a page names it: `answer-01h…`, `answer-subject-01h…`, `note-01h…`, `hand-over-01h…`, `case-01h…`.
    init?(address: String) {
        guard let dash = address.lastIndex(of: "-") else { return nil }
        let id = String(address[address.index(after: dash)...])
        switch address[..<dash] {
        case "answer": guard let id = Case.ID(id) else { return nil }; self = .answer(on: id)
        case "answer-subject": guard let id = Case.ID(id) else { return nil }; self = .answerSubject(on: id)
        case "note": guard let id = Case.ID(id) else { return nil }; self = .note(on: id)
        case "hand-over": guard let id = Case.ID(id) else { return nil }; self = .handOver(of: id)
        case "case": guard let id = Client.ID(id) else { return nil }; self = .newCase(for: id)
        default: return nil
        }
    }
}
