import Basics
import Clients
import Formats
import HTML
import Hummingbird
import Pages
import People
import Store

/// `/clients/imports`: files of clients on their way in.
struct ImportRoutes: Sendable {
    let house: DeskHouse

    /// Of an uploaded file, in bytes.
    private static let largest = 256 << 20

    func add(to routes: Routes) {
        routes.get("/clients/imports", .needs(.importClients), list)
        routes.postFiles("/clients/imports", .needs(.importClients), limit: Self.largest, open)
        routes.get("/clients/imports/{import}", .needs(.importClients), show)
        routes.get("/clients/imports/{import}/progress", .needs(.importClients), quiet: true, showProgress)
        routes.get("/clients/imports/{import}/rejected", .needs(.importClients), downloadRejected)
        routes.post("/clients/imports/{import}/plan", .needs(.importClients), plan)
        routes.post("/clients/imports/{import}/start", .needs(.importClients), start)
        routes.post("/clients/imports/{import}/stop", .needs(.importClients), stop)
        routes.post("/clients/imports/{import}/removal", .needs(.importClients), discard)
        routes.post("/clients/imports/mappings/{mapping}/removal", .needs(.importClients), forget)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await listPage(Form(), context))
    }

    @Sendable
    private func open(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, file) = (try context.member, context.files["file"])
        return try await context.submit { form in
            guard let file, file.size > 0 else {
                form.refuse("file", "refusal.client-import.no-file")
                try form.check()
                return context.noContent
            }
            let opened = try await house.imports.open(file.url, named: file.name, by: member)
            return context.goTo(Address.clientImport(opened.id))
        } orShow: { form in
            try await listPage(form, context)
        }
    }

    private func listPage(_ form: Form, _ context: PageContext) async throws -> ImportListPage {
        let member = try context.member
        return try await house.database.read { try ImportListPage(form: form, for: member, in: $0) }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let found = try await found(context)
        guard found.state == .draft else { return context.show(try await progressPage(found)) }
        return context.show(try await planPage(found, nil, Form(), context))
    }

    @Sendable
    private func showProgress(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = try await progressPage(try await found(context))
        return context.fragment { ImportProgress(page: page, reader: context.reader) }
    }

    @Sendable
    private func plan(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, found) = (try context.member, try await found(context))
        return try await context.submit { form in
            let typed = TypedPlan(&form, over: found.plan)
            try form.check()
            let look = try await house.imports.look(at: found, typed.plan)
            try await house.database.write { tx in
                let book = ImportBook(tx, member)
                try book.plan(found.id, look)
                if let name = typed.mapping { try book.keep(look.plan, as: name) }
                if typed.starts { try book.start(found.id) }
            }
            return context.goTo(Address.clientImport(found.id))
        } orShow: { form in
            try await planPage(found, nil, form, context)
        }
    }

    private func planPage(
        _ found: ClientImport,
        _ plan: ImportPlan?,
        _ form: Form,
        _ context: PageContext
    ) async throws -> ImportPlanPage {
        let look = try await house.imports.look(at: found, plan)
        let fields = try await house.database.read { try $0.customFields() }
        return ImportPlanPage(found: found, look: look, fields: fields, typed: form)
    }

    @Sendable
    private func start(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context) { try $0.start($1) }
    }

    @Sendable
    private func stop(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context) { try $0.stop($1) }
    }

    @Sendable
    private func discard(_ request: Request, _ context: PageContext) async throws -> Response {
        try await act(context, then: Address.clientImports) { try $0.discard($1) }
    }

    private func act(
        _ context: PageContext,
        then address: String? = nil,
        _ deed: @escaping @Sendable (ImportBook, ClientImport.ID) throws -> Void
    ) async throws -> Response {
        let (member, id) = (try context.member, try context.path("import", as: ClientImport.ID.self))
        try await house.database.write { try deed(ImportBook($0, member), id) }
        return context.goTo(address ?? Address.clientImport(id))
    }

    @Sendable
    private func forget(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("mapping", as: ImportMapping.ID.self))
        try await house.database.write { try ImportBook($0, member).forget(id) }
        return context.goTo(Address.clientImports, saying: Notice("client-import.did.forget"))
    }

    @Sendable
    private func downloadRejected(_ request: Request, _ context: PageContext) async throws -> Response {
        let (found, w) = (try await found(context), context.w)
        let writer = ComplaintWriter(delimiter: w.delimiter) { w($0, $1) }
        return context.download("rejected-\(found.id).csv", type: "text/csv; charset=utf-8") { write in
            try await write(writer.heading)
            try await found.eachComplaint(in: house.database) { try await write(writer.row($0)) }
        }
    }

    private func found(_ context: PageContext) async throws -> ClientImport {
        let (member, id) = (try context.member, try context.path("import", as: ClientImport.ID.self))
        guard let found = try await house.database.read({ try $0.clientImport(id, of: member) }) else {
            throw ImportRefusal.notFound
        }
        return found
    }

    private func progressPage(_ found: ClientImport) async throws -> ImportPage {
        try await house.database.read { ImportPage(found: found, complaints: try $0.complaints(of: found, limit: 50)) }
    }
}

extension Wording {
    /// What spreadsheets put between cells where this language is spoken.
    var delimiter: UInt8 { language == .russian ? UInt8(ascii: ";") : UInt8(ascii: ",") }
}
