import Basics
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
        routes.post("/promises/{promise}/reopening", work) {
            try await change($1, nil) { try $0.reopen($1) }
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
