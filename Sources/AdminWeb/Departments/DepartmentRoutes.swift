import Basics
import Hummingbird
import Pages
import People
import Store

/// The parts of the company: the tree, and what changes in it.
struct DepartmentRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        routes.get("/departments", .needs(.seePeople), list)
        routes.get("/departments/new", .needs(.changeDepartments), askForNew)
        routes.post("/departments", .needs(.changeDepartments), add)
        routes.get("/departments/{id}", .needs(.changeDepartments), show)
        routes.post("/departments/{id}", .needs(.changeDepartments), change)
        routes.post("/departments/{id}/closing", .needs(.changeDepartments), close)
        routes.post("/departments/{id}/reopening", .needs(.changeDepartments), reopen)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let showsClosed = context.query["closed"] != nil
        return context.show(try await database.read { try DepartmentsPage(showsClosed: showsClosed, in: $0) })
    }

    @Sendable
    private func askForNew(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = Form(["parent": context.query["under"] ?? ""])
        return context.show(try await page(nil, form))
    }

    @Sendable
    private func add(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let sheet = try DepartmentSheet(&form)
            let added = try await database.write { tx in
                try DepartmentTree(tx, member).add(name: sheet.name, under: sheet.parent, head: sheet.head)
            }
            let notice = Notice(
                "admin.departments.added",
                ["name": added.name],
                undo: "/departments/\(added.id)/closing"
            )
            return context.goTo("/departments", saying: notice)
        } orShow: { form in
            try await page(nil, form)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(try context.path("id", as: Department.ID.self), nil))
    }

    @Sendable
    private func change(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Department.ID.self)
        return try await context.submit { form in
            let version = form.int("version")
            let sheet = try DepartmentSheet(&form)
            try await database.write { tx in
                _ = try DepartmentTree(tx, member).change(id, version: version) { change in
                    change.name = sheet.name
                    change.parent = sheet.parent
                    change.head = sheet.head
                }
            }
            return context.goTo("/departments", saying: Notice("admin.departments.changed", ["name": sheet.name]))
        } orShow: { form in
            try await page(id, form)
        }
    }

    @Sendable
    private func close(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context, "admin.departments.closed", undo: "reopening") { try $0.close($1) }
    }

    @Sendable
    private func reopen(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context, "admin.departments.reopened", undo: "closing") { try $0.reopen($1) }
    }

    private func act(
        _ context: PageContext,
        _ notice: TextKey,
        undo: String,
        _ verb: @escaping @Sendable (DepartmentTree, Department.ID) throws -> Void
    ) async throws -> Response {
        let member = try context.member
        let id = try context.path("id", as: Department.ID.self)
        return try await context.submit { _ in
            let name = try await database.write { tx in
                try verb(DepartmentTree(tx, member), id)
                return try tx.findDepartment(id)?.name ?? ""
            }
            return context.goTo(
                "/departments",
                saying: Notice(notice, ["name": name], undo: "/departments/\(id)/\(undo)")
            )
        } orShow: { form in
            // What was sent had no fields, so the page fills them in anew and adds only what is wrong.
            let found = try await page(id, nil)
            return found.complaining(form)
        }
    }

    private func page(_ id: Department.ID?, _ form: Form?) async throws -> DepartmentPage {
        try await database.read { try DepartmentPage(id, form: form, in: $0) }
    }
}

/// What is written down about a department in a form.
struct DepartmentSheet: Sendable {
    let name: String
    let parent: Department.ID?
    let head: Person.ID?

    init(_ form: inout Form) throws {
        name = form.text("name", max: 200)
        parent = form.id("parent", of: Department.self)
        head = form.id("head", of: Person.self)
        try form.check()
    }
}
