import Basics
import Clients
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// `/escalations`: what was raised, and what becomes of it (SPEC L4).
struct EscalationRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/escalations", .needs(.seeCases), list)
        routes.get("/escalations/rows", .needs(.seeCases), quiet: true, rows)
        routes.get("/escalations/{id}", .needs(.seeCases), show)
        routes.get("/escalations/{id}/state", .needs(.seeCases), quiet: true, showState)
        routes.post("/escalations/{id}/answers", .needs(.seeCases), answer)
        routes.post("/escalations/{id}/hand-overs", .needs(.seeCases), hand)
        routes.post("/escalations/{id}/lifting", .needs(.seeCases), lift)
        routes.post("/escalations/{id}/withdrawal", .needs(.seeCases), withdraw)
        routes.post("/escalations/{id}/restoration", .needs(.seeCases), restore)
        routes.get("/cases/{number}/escalations/new", .needs(.workCases), showChoices)
        routes.post("/cases/{number}/escalations", .needs(.workCases), raise)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await listPage(context))
    }

    @Sendable
    private func rows(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = try await listPage(context)
        return context.fragment { EscalationRows(page: page, reader: context.reader) }
    }

    private func listPage(_ context: PageContext) async throws -> EscalationListPage {
        let (member, wish) = (try context.member, EscalationListWish(context.query))
        let cursor = context.query["after"].flatMap(TimeCursor.init)
        return try await house.database.read { try EscalationListPage(wish, after: cursor, for: member, in: $0) }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(context, hands: context.query["hand"] != nil))
    }

    @Sendable
    private func showState(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = try await page(context)
        return context.fragment { EscalationState(page: page, reader: context.reader) }
    }

    /// Who looks at the client is on record before anything is shown.
    private func page(_ context: PageContext, form: Form = Form(), hands: Bool = false) async throws
        -> EscalationWorkPage
    {
        let (member, id) = (try context.member, try context.path("id", as: Escalation.ID.self))
        let page = try await house.database.read {
            try EscalationWorkPage(id, for: member, form: form, hands: hands, in: $0)
        }
        try await house.looks.look(at: page.shown.line.client, by: member)
        return page
    }

    @Sendable
    private func answer(_ request: Request, _ context: PageContext) async throws -> Response {
        try await change(context, "escalation.did.answer") { form in
            let answer = form.choice("answer", of: EscalationAnswer.self)
            let (text, version) = (form.text("text", max: 5000), form.int("version", 1...Int.max))
            return { desk, id in
                guard let answer else { return }
                _ = try desk.answer(id, version: version, answer, text)
            }
        }
    }

    @Sendable
    private func hand(_ request: Request, _ context: PageContext) async throws -> Response {
        try await change(context, "escalation.did.hand", hands: true) { form in
            let person = form.requiredID("person", of: Person.self)
            let (text, version) = (form.optional("text", max: 5000) ?? "", form.int("version", 1...Int.max))
            return { desk, id in
                guard let person else { return }
                _ = try desk.hand(id, version: version, to: person, text)
            }
        }
    }

    @Sendable
    private func lift(_ request: Request, _ context: PageContext) async throws -> Response {
        try await change(context, "escalation.did.lift") { form in
            let version = form.int("version", 1...Int.max)
            return { _ = try $0.lift($1, version: version) }
        }
    }

    @Sendable
    private func withdraw(_ request: Request, _ context: PageContext) async throws -> Response {
        let id = try context.path("id", as: Escalation.ID.self)
        return try await change(context, "escalation.did.withdraw", undo: Address.act("restoration", on: id)) { _ in
            { _ = try $0.withdraw($1) }
        }
    }

    @Sendable
    private func restore(_ request: Request, _ context: PageContext) async throws -> Response {
        try await change(context, "escalation.did.restore") { _ in { _ = try $0.restore($1) } }
    }

    private func change(
        _ context: PageContext,
        _ said: TextKey,
        undo: String? = nil,
        hands: Bool = false,
        _ read: (inout Form) -> @Sendable (EscalationDesk, Escalation.ID) throws -> Void
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: Escalation.ID.self))
        return try await context.submit { form in
            let deed = read(&form)
            try form.check()
            try await house.database.write { try deed(EscalationDesk($0, member), id) }
            return context.goTo(Address.escalation(id), saying: Notice(said, undo: undo))
        } orShow: { form in
            try await page(context, form: form, hands: hands)
        }
    }

    @Sendable
    private func raise(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.escalate, context) { form in
            let wish = EscalationWish(&form, context.w.zone)
            return { hands in
                let escalation = try EscalationDesk(hands.tx, hands.member).raise(wish.new(on: hands.found))
                return Notice("case.did.escalate", undo: Address.act("withdrawal", on: escalation.id))
            }
        }
    }

    @Sendable
    private func showChoices(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let (found, choices) = try await house.database.read { snapshot in
            guard let found = try snapshot.findCase(number: number, visibleTo: member) else {
                throw CaseRefusal.notFound
            }
            return (found, try RaisingChoices(for: found, visibleTo: member, in: snapshot))
        }
        return context.fragment {
            RaisingFields(choices: choices, form: choices.begun(Form(), on: found), w: context.w)
        }
    }
}
