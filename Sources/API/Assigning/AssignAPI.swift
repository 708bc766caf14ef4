import Basics
import Desk
import Hummingbird
import Pages
import People
import Store

/// Who gets a case that waits, and what it asks for.
struct AssignAPI: Sendable {
    let database: Database

    func add(to routes: Routes) {
        routes.get("/api/v1/cases/{id}/candidates", .needs(.distributeCases), list)
        routes.post("/api/v1/cases/{id}/assignment", .needs(.distributeCases), assign)
        routes.post("/api/v1/cases/{id}/needs", .needs(.workCases), setNeeds)
        routes.post("/api/v1/lines/{line}/next", .needs(.workCases), takeNext)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("id", as: Case.ID.self), try context.member)
        let candidates = try await database.read { tx in
            guard let found = try tx.findCase(id, visibleTo: member) else { throw APIRefusal.notFound }
            return try tx.candidates(for: found).map(CandidateDocument.init)
        }
        return context.json(CandidateListDocument(items: candidates))
    }

    @Sendable
    private func assign(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("id", as: Case.ID.self), try context.member)
        let sent = try await context.json(AssignmentDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            let desk = CaseDesk(tx, member)
            if let person = sent.to {
                _ = try desk.assign(id, version: sent.version, to: person, because: sent.reason ?? "")
            } else if try desk.assign(id, version: sent.version) == nil {
                throw CaseRefusal.nobodyFit
            }
            return try tx.wholeCase(id, for: member)
        }
    }

    @Sendable
    private func setNeeds(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("id", as: Case.ID.self), try context.member)
        let sent = try await context.json(NeedsDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            let levels = Dictionary(sent.needs.map { ($0.skill, $0.level) }, uniquingKeysWith: max)
            _ = try CaseDesk(tx, member).setNeeds(id, version: sent.version, levels)
            return try tx.wholeCase(id, for: member)
        }
    }

    @Sendable
    private func takeNext(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let line = try Line.named(try context.path("line", as: Int.self))
        let sent = try await context.json(EmptyDocument.self, request)
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            guard let taken = try CaseDesk(tx, member).takeNext(line: line) else { throw CaseRefusal.nothingWaits }
            return try tx.wholeCase(taken.id, for: member)
        }
    }
}

/// To whom a case is to go: to whoever is best for it when nobody is named.
struct AssignmentDocument: Codable, Sendable {
    let version: Int
    let to: Person.ID?
    let reason: String?
}

struct NeedsDocument: Codable, Sendable {
    let version: Int
    let needs: [Need]

    struct Need: Codable, Sendable {
        let skill: Skill.ID
        let level: Int
    }
}

struct CandidateListDocument: Encodable, Sendable {
    let items: [CandidateDocument]
    /// All fit on one page.
    let next: String? = nil

    private enum CodingKeys: String, CodingKey {
        case items, next
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(items, forKey: .items)
        try fields.encodeNil(forKey: .next)
    }
}

struct CandidateDocument: Encodable, Sendable {
    let person: Person.ID
    let name: String
    let ownManager: Bool
    let able: Bool
    let atWork: Bool
    let workload: Int
    let most: Int?
    /// Whether the program itself would give them the case.
    let fit: Bool

    init(_ candidate: Candidate) {
        person = candidate.person
        name = candidate.name.full
        ownManager = candidate.isOwnManager
        able = candidate.isAble
        atWork = candidate.isAtWork
        workload = candidate.workload
        most = candidate.most
        fit = candidate.isFit
    }
}
