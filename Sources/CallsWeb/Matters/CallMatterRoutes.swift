import Basics
import CallCenter
import Hummingbird
import Pages
import People
import Store

/// `/telephone/matters`: what calls can be about.
struct CallMatterRoutes: Sendable {
    let house: CallHouse

    private static let place = TelephoneView.matters.path

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.get(Self.place, shape, show)
        routes.post(Self.place, shape) { try await change($1) { try $0.add($1) } }
        routes.post(Self.place + "/{id}", shape) { _, context in
            let id = try context.path("id", as: CallMatter.ID.self)
            return try await change(context) { try $0.rename(id, to: $1) }
        }
        routes.post(Self.place + "/{id}/closing", shape) {
            try await settle($1, "calls.matters.closed", undo: "reopening") { try $0.close($1) }
        }
        routes.post(Self.place + "/{id}/reopening", shape) {
            try await settle($1, "calls.matters.reopened", undo: "closing") { try $0.reopen($1) }
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(Form()))
    }

    private func page(_ form: Form) async throws -> CallMattersPage {
        let matters = try await house.database.read { try $0.callMatters(includingClosed: true) }
        return CallMattersPage(matters: matters, form: form)
    }

    private func change(
        _ context: PageContext,
        _ deed: @escaping @Sendable (CallMatterBook, String) throws -> Void
    ) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let name = form.text("name", max: CallMatter.longest)
            try form.check()
            try await house.database.write { try deed(CallMatterBook($0, member), name) }
            return context.goTo(Self.place, saying: Notice("calls.matters.kept", ["name": name]))
        } orShow: { form in
            try await page(form)
        }
    }

    private func settle(
        _ context: PageContext,
        _ notice: TextKey,
        undo: String,
        _ deed: @escaping @Sendable (CallMatterBook, CallMatter.ID) throws -> Void
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: CallMatter.ID.self))
        try await house.database.write { try deed(CallMatterBook($0, member), id) }
        return context.goTo(Self.place, saying: Notice(notice, undo: "\(Self.place)/\(id)/\(undo)"))
    }
}
