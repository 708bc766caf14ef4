import Basics
import Clients
import Hummingbird
import Pages
import People
import Store

/// `/settings/client-fields`: the facts that this company asks about its clients.
struct FieldRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let change = Access.needs(.changeSettings)
        routes.get("/settings/client-fields", change, list)
        routes.post("/settings/client-fields", change, add)
        routes.post("/settings/client-fields/{field}", change, self.change)
        routes.post("/settings/client-fields/{field}/removal", change) { try await act($1) { try $0.remove($1) } }
        routes.post("/settings/client-fields/{field}/return", change) { try await act($1) { try $0.restore($1) } }
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(Form()))
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let name = form.text("name", max: CustomField.longestName)
            let kind = form.choice("kind", of: CustomField.Kind.self) ?? .text
            let choices = Self.choices(&form)
            try form.check()
            try await database.write { _ = try FieldBook($0, member).add(name: name, kind: kind, choices: choices) }
            return context.goTo("/settings/client-fields", saying: Notice("admin.client-fields.added", ["name": name]))
        } orShow: { form in
            try await page(form)
        }
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("field", as: CustomField.ID.self))
        return try await context.submit { form in
            let version = form.int("version", 1...Int.max)
            let name = form.text("name", max: CustomField.longestName)
            let choices = Self.choices(&form)
            try form.check()
            try await database.write {
                _ = try FieldBook($0, member).change(id, version: version, name: name, choices: choices)
            }
            return context.goTo("/settings/client-fields", saying: Notice("admin.client-fields.changed"))
        } orShow: { form in
            try await page(form, changing: id)
        }
    }

    private func act(
        _ context: PageContext,
        _ deed: @escaping @Sendable (FieldBook, CustomField.ID) throws -> CustomField
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("field", as: CustomField.ID.self))
        try await database.write { _ = try deed(FieldBook($0, member), id) }
        return context.goTo("/settings/client-fields", saying: Notice("admin.client-fields.changed"))
    }

    private static func choices(_ form: inout Form) -> [String] {
        (form.optional("choices", max: 20_000) ?? "").split(whereSeparator: \.isNewline).map(String.init)
    }

    private func page(_ form: Form, changing id: CustomField.ID? = nil) async throws -> FieldsPage {
        try await database.read { try FieldsPage(form: form, changing: id, in: $0) }
    }
}
