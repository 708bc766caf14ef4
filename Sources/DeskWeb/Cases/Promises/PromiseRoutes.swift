import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// What became of promises.
struct PromiseRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let work = Access.needs(.workCases)
        routes.post("/promises/{promise}/keeping", work) { try await change($1, .kept) { try $0.settle($1, .kept) } }
        routes.post("/promises/{promise}/withdrawal", work) {
            try await change($1, .withdrawn) { try $0.settle($1, .withdrawn) }
        }
        routes.get("/promises/{promise}/postponement", work, showPostponement)
        routes.post("/promises/{promise}/postponement", work, postpone)
        routes.post("/promises/{promise}/reopening", work) {
            try await change($1, nil) { try $0.reopen($1) }
        }
    }

    @Sendable
    private func showPostponement(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await postponement(context, form: nil))
    }

    private func postponement(_ context: PageContext, form: Form?) async throws -> PostponePage {
        let (id, member) = (try context.path("promise", as: Promise.ID.self), try context.member)
        let page = try await house.database.read { try PostponePage(id, for: member, form: form, in: $0) }
        try await house.looks.look(at: page.client.id, by: member)
        return page
    }

    @Sendable
    private func postpone(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("promise", as: Promise.ID.self), try context.member)
        return try await context.submit { form in
            let (due, text) = (form.moment("due", in: context.w.zone), form.text("text", max: 20_000))
            if due == nil, form.errors["due"] == nil { form.refuse("due", "refusal.form.required") }
            let way = form.required("via", as: ChosenWay.self)
            try form.check()
            guard let due, let way else { throw PromiseRefusal.notFound }
            let number = try await house.database.write { tx in
                let desk = CaseDesk(tx, member)
                let promise = try desk.postpone(id, until: due, telling: text, via: way.channel, to: way.point)
                return try tx.findCase(promise.caseID, visibleTo: member)?.number
            }
            guard let number else { throw CaseRefusal.notFound }
            return context.goTo(Address.case(number), saying: Notice("case.did.promise-postpone"))
        } orShow: { form in
            try await postponement(context, form: form)
        }
    }

    /// - Parameter done: what is said afterwards; nil where something was taken back.
    private func change(
        _ context: PageContext,
        _ done: Promise.Outcome.Word?,
        _ deed: @escaping @Sendable (CaseDesk, Promise.ID) throws -> Promise
    ) async throws -> Response {
        let (id, member) = (try context.path("promise", as: Promise.ID.self), try context.member)
        let found = try await house.database.write { tx in
            let promise = try deed(CaseDesk(tx, member), id)
            guard let found = try tx.findCase(promise.caseID, visibleTo: member) else { throw CaseRefusal.notFound }
            return found
        }
        let notice = done.map { Notice(TextKey("case.did.promise-\($0.rawValue)"), undo: "/promises/\(id)/reopening") }
        return context.goTo(Address.case(found.number), saying: notice)
    }
}

extension CaseActRoutes {
    @Sendable
    func promise(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.promise, context) { form in
            let what = form.text("what", max: 200)
            let due = form.moment("due", in: context.w.zone)
            if due == nil, form.errors["due"] == nil { form.refuse("due", "refusal.form.required") }
            return { hands in
                guard let due else { return Notice("case.did.promise") }
                let promise = try hands.desk.promise(hands.found.id, what, by: due)
                return Notice("case.did.promise", undo: "/promises/\(promise.id)/withdrawal")
            }
        }
    }
}
