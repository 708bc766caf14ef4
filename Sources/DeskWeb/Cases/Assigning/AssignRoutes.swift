import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// Who gets what waits: chosen by the program, or by a person for a reason.
struct AssignRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let distribute = Access.needs(.distributeCases)
        routes.get("/cases/{number}/assignment", distribute, show)
        routes.post("/cases/{number}/assignment", distribute, assign)
        routes.post("/cases/{number}/needs", .needs(.workCases), setNeeds)
        routes.post("/queue/{line}/distribution", distribute, self.distribute)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(context))
    }

    private func page(_ context: PageContext, form: Form = Form()) async throws -> AssignPage {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let page = try await house.database.read { try AssignPage(number, for: member, form: form, in: $0) }
        try await house.looks.look(at: page.client.id, by: member)
        return page
    }

    @Sendable
    private func assign(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        return try await context.submit { form in
            let version = form.version(context)
            let person = form.required("to", as: Person.ID.self)
            let reason = form.optional("reason", max: 500)
            try form.check()
            try await house.database.write { tx in
                guard let person, let found = try tx.findCase(number: number, visibleTo: member) else {
                    throw CaseRefusal.notFound
                }
                try CaseDesk(tx, member).assign(found.id, version: version, chosen: person, because: reason)
            }
            return context.goTo(Address.case(number), saying: Notice("case.did.assign"))
        } orShow: { form in
            try await page(context, form: form)
        }
    }

    @Sendable
    private func setNeeds(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let skills = try await house.database.read { try $0.skills() }
        return try await context.submit { form in
            let version = form.version(context)
            let sent = form
            let levels = skills.compactMap { skill in
                sent["need-\(skill.id)"].flatMap(Int.init).map { (skill.id, $0) }
            }
            try form.check()
            try await house.database.write { tx in
                guard let found = try tx.findCase(number: number, visibleTo: member) else { throw CaseRefusal.notFound }
                try CaseDesk(tx, member)
                    .setNeeds(found.id, version: version, Dictionary(levels, uniquingKeysWith: max))
            }
            return context.goTo(AssignPage.path(number), saying: Notice("case.did.needs"))
        } orShow: { form in
            try await page(context, form: form)
        }
    }

    @Sendable
    private func distribute(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        guard let line = Line(rawValue: try context.path("line", as: Int.self)) else { throw ShellRefusal.notFound }
        let result = try await house.database.write { try CaseDesk($0, member).distribute(line: line) }
        let notice = Notice(
            result.left == 0 ? "desk.queue.distributed" : "desk.queue.distributed-in-part",
            ["given": "\(result.given)", "left": "\(result.left)"]
        )
        let place = context.query["then"] == "board" ? Address.board(line) : Address.desk(line)
        return context.goTo(place, saying: notice)
    }
}
