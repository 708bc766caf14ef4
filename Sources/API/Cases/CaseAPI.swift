import Basics
import Clients
import Desk
import Events
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/cases`: reading, opening and changing cases. What is done with them is `CaseWorkAPI`.
struct CaseAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        routes.get("/api/v1/cases", .needs(.seeCases), list)
        routes.post("/api/v1/cases", .needs(.workCases), open)
        routes.get("/api/v1/cases/{id}", .needs(.seeCases), show)
        routes.patch("/api/v1/cases/{id}", .needs(.workCases), change)
    }

    @Sendable
    func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let filter = try CaseFilter(context.query)
        return try await context.list(of: database, CaseDocument.init) {
            try $0.cases(filter, visibleTo: $1, after: $2, limit: $3)
        }
    }

    @Sendable
    func open(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let sent = try await context.json(NewCaseDocument.self, request)
        let new = try sent.newCase()
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            let opened = try CaseDesk(tx, member).open(new)
            return try tx.wholeCase(opened.id, for: member)
        }
    }

    @Sendable
    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Case.ID.self)
        return context.json(try await whole(id, for: member))
    }

    /// The case, with the look at its client on record.
    private func whole(_ id: Case.ID, for member: Member) async throws -> WholeCaseDocument {
        let found = try await database.read { try $0.wholeCase(id, for: member) }
        try await looks.look(at: found.summary.client.id, by: member)
        return found
    }

    @Sendable
    func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Case.ID.self)
        let sent = try await context.json(CaseChangeDocument.self, request)
        let change = try sent.change()
        // The answer shows the whole case, also when nothing has changed.
        _ = try await whole(id, for: member)
        return try await context.write(request, sent: sent, to: database) { tx in
            _ = try CaseDesk(tx, member).change(id, version: sent.version, change)
            return try tx.wholeCase(id, for: member)
        }
    }
}

extension CaseFilter {
    init(_ query: Query) throws {
        self.init(
            state: try query.word("state", of: CaseState.self)?.filter ?? .all,
            client: try query.value("client"),
            owner: try query.value("owner"),
            worker: try query.value("worker"),
            line: try query.value("line", as: Int.self).map(Line.named),
            department: try query.value("department"),
            kind: try query.word("kind"),
            priority: try query["priority"].map(Case.Priority.required),
            tag: query["tag"].map { Tag.key(of: $0) },
            order: try query.word("order") ?? .touched
        )
    }
}

/// The words of `state`.
enum CaseState: String, CaseIterable {
    case open
    case closed
    case all

    var filter: CaseFilter.State {
        switch self {
        case .open: .open
        case .closed: .closed
        case .all: .all
        }
    }
}

extension Line {
    static func named(_ number: Int) throws -> Line {
        guard let line = Line(rawValue: number) else {
            throw InvalidField("line", "refusal.api.word", ["words": "1, 2, 3"])
        }
        return line
    }
}

extension Case.Priority {
    static func required(_ word: String) throws -> Case.Priority {
        guard let priority = Self(word: word) else {
            throw InvalidField(
                "priority",
                "refusal.api.word",
                ["words": allCases.map(\.word).joined(separator: ", ")]
            )
        }
        return priority
    }
}

extension Snapshot {
    func wholeCase(_ id: Case.ID, for member: Member) throws -> WholeCaseDocument {
        guard let found = try findCase(id, visibleTo: member),
            let client = try findClient(found.client, visibleTo: member)
        else { throw APIRefusal.notFound }
        let entries = try timeline(of: found).items
        let history = try history(of: found)
        return WholeCaseDocument(
            summary: CaseDocument(found, clientName: client.name),
            text: found.text,
            tags: try tags(of: found).map(\.name),
            contact: found.contact,
            deadlines: try openClocks(of: found, history).map(DeadlineDocument.init),
            promises: try promises(of: found).map(PromiseDocument.init),
            interactions: entries.compactMap {
                if case .interaction(let item) = $0 { InteractionDocument(item) } else { nil }
            },
            notes: entries.compactMap { if case .note(let note) = $0 { NoteDocument(note) } else { nil } },
            history: history.map(JournalDocument.init)
        )
    }
}
