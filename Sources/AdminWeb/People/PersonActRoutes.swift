import Basics
import Desk
import Hummingbird
import Pages
import People
import Store

/// What is done to one person of the staff by a button: a new link, leaving and coming back, skills.
struct PersonActRoutes: Sendable {
    let database: Database
    let address: String

    func add(to routes: Routes) {
        routes.post("/people/{id}/invitation", .needs(.changePeople), invite)
        routes.post("/people/{id}/leaving", .needs(.changePeople), leave)
        routes.post("/people/{id}/return", .needs(.changePeople), comeBack)
        routes.post("/people/{id}/second-factor/removal", .needs(.changePeople), removeSecondFactor)
        routes.post("/people/{id}/skills", .needs(.changePeople), setSkill)
        routes.post("/people/{id}/terms", .needs(.changePeople), setTerms)
        routes.post("/people/{id}/skills/{skill}/{level}", .needs(.changePeople), setSkillTo)
    }

    @Sendable
    private func invite(_ request: Request, _ context: PageContext) async throws -> Response {
        try await handOutLink(context, .invitedAgain) { try $0.invite($1) }
    }

    @Sendable
    private func comeBack(_ request: Request, _ context: PageContext) async throws -> Response {
        try await handOutLink(context, .returned) { try $0.return($1) }
    }

    @Sendable
    private func leave(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await act(context) { id, _ in
            let name = try await database.write { tx in
                try Staff(tx, member).leave(id)
                try tx.leaveCases(of: id)
                return try tx.findPerson(id)?.name.short ?? ""
            }
            let notice = Notice("admin.people.left", ["name": name], undo: "/people/\(id)/return")
            return context.goTo("/people/\(id)", saying: notice)
        }
    }

    @Sendable
    private func removeSecondFactor(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await act(context) { id, _ in
            try await database.write { try Staff($0, member).removeSecondFactor(of: id) }
            return context.goTo("/people/\(id)", saying: Notice("admin.people.factor-removed"))
        }
    }

    @Sendable
    private func setSkill(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context) { id, form in
            let skill = form.requiredID("skill", of: Skill.self)
            let level = form.int("level", PersonSkill.levels)
            try form.check()
            guard let skill else { throw SkillRefusal.unknown }
            return try await set(skill, to: level, of: id, context)
        }
    }

    @Sendable
    private func setTerms(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await act(context) { id, form in
            let calendar = form.optional("calendar")
            let most = (form["most_cases"] ?? "").isEmpty ? nil : form.int("most_cases", WorkTerms.limits)
            try form.check()
            try await database.write {
                try Staff($0, member).setTerms(WorkTerms(calendar: calendar, mostCases: most), of: id)
            }
            return context.goTo("/people/\(id)", saying: Notice("admin.people.terms-set"))
        }
    }

    /// The same by an address, so that it can be taken back; level 0 is none.
    @Sendable
    private func setSkillTo(_ request: Request, _ context: PageContext) async throws -> Response {
        let skill = try context.path("skill", as: Skill.ID.self)
        let level = try context.path("level", as: Int.self)
        return try await act(context) { id, _ in
            try await set(skill, to: level == 0 ? nil : level, of: id, context)
        }
    }

    private func set(_ skill: Skill.ID, to level: Int?, of id: Person.ID, _ context: PageContext) async throws
        -> Response
    {
        let member = try context.member
        let before = try await database.write { tx in
            let before = try tx.skills(of: id).first { $0.skill.id == skill }?.level ?? 0
            try Staff(tx, member).setSkill(skill, level: level, for: id)
            return before
        }
        let notice = Notice("admin.people.skill-set", undo: "/people/\(id)/skills/\(skill)/\(before)")
        return context.goTo("/people/\(id)", saying: notice)
    }

    /// The link is in the answer itself: it is kept nowhere, so there is no other page to show it on.
    private func handOutLink(
        _ context: PageContext,
        _ occasion: InvitationLinkPage.Occasion,
        _ make: @escaping @Sendable (Staff, Person.ID) throws -> Secret
    ) async throws -> Response {
        let member = try context.member
        return try await act(context) { id, _ in
            let (person, secret) = try await database.write { tx in
                let secret = try make(Staff(tx, member), id)
                guard let person = try tx.findPerson(id) else { throw StaffRefusal.noSuchPerson }
                return (person, secret)
            }
            return context.show(InvitationLinkPage(person, secret, at: address, now: context.now, occasion: occasion))
        }
    }

    /// When it can't be done, the person's page says why.
    private func act(
        _ context: PageContext,
        _ body: (Person.ID, inout Form) async throws -> Response
    ) async throws -> Response {
        let id = try context.path("id", as: Person.ID.self)
        return try await context.submit { form in
            try await body(id, &form)
        } orShow: { form in
            try await database.read { try PersonPage(id, form: form, in: $0) }
        }
    }
}
