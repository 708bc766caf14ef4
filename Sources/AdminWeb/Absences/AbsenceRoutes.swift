import Basics
import Hummingbird
import Pages
import People
import Store

/// Who is away: said by everyone of themselves, and of others by who distributes their work.
struct AbsenceRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        routes.post("/me/absences", .signedIn) { _, context in
            try await goAway(context.person.id, context, back: "/me") { form in
                try await database.read { try MePage(context.person.id, form: form, in: $0) }
            }
        }
        routes.post("/people/{id}/absences", .signedIn) { _, context in
            let id = try context.path("id", as: Person.ID.self)
            return try await goAway(id, context, back: "/people/\(id)") { form in
                try await database.read { try PersonPage(id, form: form, in: $0) }
            }
        }
        routes.post("/absences/{absence}/removal", .signedIn, comeBack)
    }

    private func goAway(
        _ id: Person.ID,
        _ context: PageContext,
        back: String,
        orShow page: (Form) async throws -> some Page
    ) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let (begins, ends) = (form.moment("begins", in: context.w.zone), form.moment("ends", in: context.w.zone))
            for (name, moment) in [("begins", begins), ("ends", ends)] where moment == nil && form.errors[name] == nil {
                form.refuse(name, "refusal.form.required")
            }
            let standIn = form.id("stand_in", of: Person.self)
            try form.check()
            guard let begins, let ends else { throw AbsenceRefusal.over }
            let absence = try await database.write {
                try Staff($0, member).goAway(id, from: begins, until: ends, standIn: standIn)
            }
            return context.goTo(back, saying: Notice("admin.absences.added", undo: "/absences/\(absence.id)/removal"))
        } orShow: { form in
            try await page(form)
        }
    }

    @Sendable
    private func comeBack(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("absence", as: Absence.ID.self), try context.member)
        let person = try await database.write { try Staff($0, member).comeBack(from: id).person }
        let back = person == member.id ? "/me" : "/people/\(person)"
        return context.goTo(back, saying: Notice("admin.absences.removed"))
    }
}
