import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/me`, `/api/v1/people`, `/api/v1/departments`: who is there to hand a case to.
struct PeopleAPI: Sendable {
    let database: Database

    func add(to routes: Routes) {
        routes.get("/api/v1/me", .signedIn, me)
        routes.get("/api/v1/people", .needs(.seePeople), people)
        routes.get("/api/v1/departments", .needs(.seePeople), departments)
    }

    @Sendable
    func me(_ request: Request, _ context: PageContext) async throws -> Response {
        context.json(MemberDocument(try context.member))
    }

    @Sendable
    func people(_ request: Request, _ context: PageContext) async throws -> Response {
        try await context.list(of: database, PersonDocument.init) { snapshot, _, after, limit in
            let found = try snapshot.people(PeopleFilter(), after: after, limit: limit + 1)
            return Slice(found, limit: limit, cursor: PeopleCursor.init)
        }
    }

    @Sendable
    func departments(_ request: Request, _ context: PageContext) async throws -> Response {
        let found = try await database.read { try $0.departments() }
        return context.json(List(all: found.map(DepartmentDocument.init)))
    }
}

struct MemberDocument: Encodable, Sendable {
    let id: Person.ID?
    let name: PersonName
    let line: Int?
    let department: Department.ID?
    let permissions: [String]

    init(_ member: Member) {
        id = member.id
        name = member.name
        line = member.line?.rawValue
        department = member.department
        permissions = member.permissions.map(\.rawValue).sorted()
    }
}

struct PersonDocument: Encodable, Sendable {
    let id: Person.ID
    let name: PersonName
    let position: String
    let line: Int?
    let department: Department.ID?
    let state: String

    init(_ person: Person) {
        id = person.id
        name = person.name
        position = person.position
        line = person.line?.rawValue
        department = person.department
        state = person.state.rawValue
    }
}

struct DepartmentDocument: Encodable, Sendable {
    let id: Department.ID
    let parent: Department.ID?
    let name: String
    let head: Person.ID?

    init(_ department: Department) {
        id = department.id
        parent = department.parent
        name = department.name
        head = department.head
    }
}
