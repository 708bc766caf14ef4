import Basics
import Channels
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// The public form: anyone may ask, and gets a link by which to follow the request.
struct AskingRoutes: Sendable {
    let database: Database
    let intake: IntakeQueue
    let link: PortalLink
    let limit: RateLimiter

    func add(to routes: Routes) {
        routes.get("/ask", .open, show)
        routes.post("/ask", .open, receive)
    }

    @Sendable
    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(Form()))
    }

    @Sendable
    func receive(_ request: Request, _ context: PageContext) async throws -> Response {
        let company = try await database.read { try $0.company() }
        guard company.takesQuestions else { throw IntakeRefusal.closed }
        return try await context.submit { form in
            try limit.pass(context.address, at: context.now)
            let incoming = try Incoming(&form, language: context.w.language)
            let received = try await intake.receive(incoming)
            return context.goTo("/portal/\(link.text(for: received.case.id))", saying: Notice("portal.received"))
        } orShow: { form in
            AskPage(form: form, company: company)
        }
    }

    private func page(_ form: Form) async throws -> AskPage {
        AskPage(form: form, company: try await database.read { try $0.company() })
    }
}

extension Incoming {
    /// Reads the form; every wrong field is named at once.
    init(_ form: inout Form, language: Language) throws {
        let name = form.text("name", max: 200)
        let email = form.optional("email", max: 254)
        let phone = form.optional("phone", max: 40)
        let subject = form.optional("subject", max: 200)
        let text = form.text("text", max: 20_000)
        if email == nil, phone == nil { form.refuse("email", "portal.ask.reach") }
        if form.optional("website", max: 200) != nil {
            form.refuse("website", "refusal.intake.machine")
        }
        try form.check()
        self.init(
            channel: .web,
            sender: try Sender(name: name, email: email, phone: phone).read(),
            subject: subject ?? "",
            text: text,
            language: language,
            raw: form.sent,
            isAnonymous: true
        )
    }
}
