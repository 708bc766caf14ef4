import Basics
import CallCenter
import Hummingbird
import Pages
import People
import Store

/// Which number is seen when somebody calls out.
struct ShownNumberRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.post("/telephone/shown-numbers", shape, set)
        routes.post("/telephone/shown-numbers/removal", shape, forget)
    }

    @Sendable
    private func set(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, hasExchange) = (try context.member, house.exchange != nil)
        return try await context.submit { form in
            let caller = form.value("caller", as: OutwardCaller.self, otherwise: "refusal.form.no-choice")
            let number = form.requiredID("number", of: ServiceNumber.self)
            if caller == nil, form.errors["caller"] == nil { form.refuse("caller", "refusal.form.choose") }
            try form.check()
            guard let caller, let number else { throw NumberRefusal.notFound }
            try await house.database.write { _ = try ShownNumberBook($0, member).show(number, for: caller) }
            return context.goTo("/telephone", saying: Notice("telephone.shown.was-set"))
        } orShow: { form in
            try await house.database.read { try NumbersPage(hasExchange: hasExchange, form, in: $0) }
        }
    }

    @Sendable
    private func forget(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        guard let caller = OutwardCaller(context.form["caller"] ?? "") else { throw NumberRefusal.notFound }
        try await house.database.write { try ShownNumberBook($0, member).forget(caller) }
        return context.goTo("/telephone", saying: Notice("telephone.shown.was-removed"))
    }
}
