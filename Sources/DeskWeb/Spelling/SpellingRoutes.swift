import Basics
import Clients
import Desk
import Hummingbird
import Language
import Pages
import People
import Store

/// What is misspelt in a text while it is written (`spelling.js`).
struct SpellingRoutes: Sendable {
    let house: DeskHouse

    private static let mostBytes = 200_000

    func add(to routes: Routes) {
        routes.post("/spelling", .needs(.workCases), bodyLimit: Self.mostBytes, quiet: true, check)
    }

    private struct Answer: Encodable {
        let words: [Word]

        struct Word: Encodable {
            /// In UTF-16 units, as scripts count.
            let start: Int
            let length: Int
            let suggestions: [String]
        }
    }

    /// The text is the body; `case` behind the question mark is the case that it is about, whose names are no mistakes.
    @Sendable
    private func check(_ request: Request, _ context: PageContext) async throws -> Response {
        let text = try await context.text(request, limit: Self.mostBytes)
        let known = try await names(context.query.int("case"), for: try context.member)
        let found = try await house.speller.misspellings(in: text, known: known)
        return context.json(
            Answer(words: found.map { Answer.Word(start: $0.start, length: $0.length, suggestions: $0.suggestions) })
        )
    }

    private func names(_ number: Int?, for member: Member) async throws -> Set<String> {
        guard let number else { return [] }
        return try await house.database.read { tx in
            guard let found = try tx.findCase(number: number, visibleTo: member),
                let client = try tx.findClient(found.client, visibleTo: member)
            else { throw CaseRefusal.notFound }
            let contacts = try tx.contacts(of: client, includingGone: true).map(\.name.full)
            let colleagues = try tx.peopleNames([found.owner, found.worker, member.id].compactMap(\.self)).values
            return Set([client.name] + contacts + colleagues.map(\.full) + [try tx.company().name])
        }
    }
}
