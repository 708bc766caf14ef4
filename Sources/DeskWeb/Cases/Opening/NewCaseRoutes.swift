import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/cases/new`: somebody of the staff opens a case, as when a client is on the telephone.
struct NewCaseRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases/new", .needs(.workCases), show)
        routes.post("/cases/new", .needs(.workCases), open)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let client = context.query["client"].flatMap { Client.ID($0) }
        return context.show(try await page(client, context.query["q"] ?? "", Form(), context))
    }

    @Sendable
    private func open(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let new = NewCase(&form)
            try form.check()
            guard let new else { throw ClientRefusal.notFound }
            let opened = try await house.database.write { tx in
                let opened = try CaseDesk(tx, member).open(new)
                if let me = member.id { try tx.dropDraft(of: me, at: .newCase(for: opened.client)) }
                return opened
            }
            return context.goTo(Address.case(opened.number), saying: Notice("case.did.open"))
        } orShow: { form in
            try await page(form["client"].flatMap { Client.ID($0) }, "", form, context)
        }
    }

    private func page(
        _ id: Client.ID?,
        _ query: String,
        _ form: Form,
        _ context: PageContext
    ) async throws -> NewCasePage {
        let member = try context.member
        let page = try await house.database.read { snapshot in
            try NewCasePage(for: id, looking: query, form: form, member, in: snapshot)
        }
        if let client = page.client { try await house.looks.look(at: client.id, by: member) }
        return page
    }
}

extension NewCase {
    /// Nil when the form names no client.
    init?(_ form: inout Form) {
        let text = form.text("text", max: 20_000)
        let client = form.requiredID("client", of: Client.self)
        let kind = form.choice("kind", of: Case.Kind.self)
        let priority = form.choice("priority", of: Case.Priority.self)
        let line = form.choice("line", of: Line.self)
        let channel = form.choice("channel", of: ContactChannel.self)
        let subject = form.optional("subject", max: 200) ?? ""
        let product = form.optional("product", max: 100)
        let contact = form.id("contact", of: Contact.self)
        guard let client, let kind, let priority, let line, let channel else { return nil }
        self.init(
            client: client,
            contact: contact,
            kind: kind,
            subject: subject,
            text: text,
            priority: priority,
            line: line,
            channel: channel,
            product: product,
            taken: form.flag("taken")
        )
    }
}
