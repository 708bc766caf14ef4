import Basics
import Hummingbird
import Pages
import People
import Store

/// The staff: who is there, who joins, what is known of each.
struct PeopleRoutes: Sendable {
    let database: Database
    let address: String

    func add(to routes: Routes) {
        routes.get("/people", .needs(.seePeople), list)
        routes.get("/people/new", .needs(.changePeople), askForNew)
        routes.post("/people", .needs(.changePeople), add)
        routes.get("/people/{id}", .needs(.seePeople), show)
        routes.get("/people/{id}/change", .needs(.changePeople), askForChange)
        routes.post("/people/{id}", .needs(.changePeople), change)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let wish = PeopleWish(context.query)
        return context.show(try await database.read { try PeoplePage(wish, in: $0) })
    }

    @Sendable
    private func askForNew(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = PersonSheet.blank(department: context.query["department"], for: context.reader)
        return context.show(try await newPage(form))
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let login = form.text("login", max: 60)
            let sheet = try PersonSheet(&form)
            let (person, invitation) = try await database.write { tx in
                try Staff(tx, member).add(sheet.person(login: login))
            }
            let page = InvitationLinkPage(person, invitation, at: address, now: context.now, occasion: .joined)
            return context.show(page, status: .created)
        } orShow: { form in
            try await newPage(form)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("id", as: Person.ID.self)
        return context.show(try await database.read { try PersonPage(id, form: Form(), in: $0) })
    }

    @Sendable
    private func askForChange(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("id", as: Person.ID.self)
        return context.show(try await database.read { try PersonChangePage(id, form: nil, in: $0) })
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Person.ID.self)
        return try await context.submit { form in
            let version = form.int("version")
            let sheet = try PersonSheet(&form)
            let person = try await database.write { tx in
                let staff = Staff(tx, member)
                guard let known = try tx.findPerson(id) else { throw StaffRefusal.noSuchPerson }
                let changed = try staff.change(id, version: version, sheet.change(of: known))
                try staff.setRoles(sheet.roles, of: id)
                return changed
            }
            return context.goTo(
                "/people/\(id)",
                saying: Notice("admin.people.changed", ["name": person.name.short])
            )
        } orShow: { form in
            try await database.read { try PersonChangePage(id, form: form, in: $0) }
        }
    }

    private func newPage(_ form: Form) async throws -> NewPersonPage {
        try await database.read { try NewPersonPage(form: form, in: $0) }
    }
}
