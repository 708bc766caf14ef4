import Basics
import Clients
import Events
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/journal`: everything that happened and that the reader may know of, newest first.
struct JournalAPI: Sendable {
    let database: Database

    func add(to routes: Routes) {
        routes.get("/api/v1/journal", .needs(.seeJournal), list)
    }

    @Sendable
    func list(_ request: Request, _ context: PageContext) async throws -> Response {
        try await context.list(of: database, JournalDocument.init) { (snapshot, member, before: Int64?, limit) in
            let found = try snapshot.journalPage(JournalFilter(), visibleTo: member, before: before, limit: limit + 1)
            return Slice(found, limit: limit, cursor: \.entry)
        }
    }
}

struct JournalDocument: Encodable, Sendable {
    let seq: Int64?
    let at: Moment
    let actor: String
    let actorId: String?
    let subject: String
    let subjectId: String
    let kind: String
    let data: [String: Fact]

    init(_ entry: JournalEntry) {
        seq = entry.seq
        at = entry.at
        (actor, actorId) =
            switch entry.actor {
            case .system: ("system", nil)
            case .person(let id): ("person", ID<Never>(rawValue: id).description)
            case .client(let id): ("client", ID<Never>(rawValue: id).description)
            }
        subject = entry.subject.kind.rawValue
        subjectId = ID<Never>(rawValue: entry.subject.id).description
        kind = entry.kind.name
        data = entry.facts
    }
}
