import Basics
import HTTPTypes
import Hummingbird
import Pages
import People

/// The front door: a login and a password, then a code for those who want that, then where the person belongs.
struct SigningInRoutes: Sendable {
    let signIn: SignIn
    let sessions: SessionBook

    func add(to routes: Routes) {
        routes.get("/", .open, front)
        routes.get("/sign-in", .open, show)
        routes.post("/sign-in", .open, enter)
        routes.post("/sign-in/code", .open, confirm)
        routes.post("/sign-out", .signedIn, leave)
    }

    @Sendable
    private func front(_ request: Request, _ context: PageContext) async throws -> Response {
        context.goTo(context.session?.member.home ?? "/sign-in")
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let destination = WayOn(context.query["to"])
        if context.session != nil { return context.goTo(destination.path) }
        return context.show(SignInPage(form: Form(), destination: destination))
    }

    @Sendable
    private func enter(_ request: Request, _ context: PageContext) async throws -> Response {
        let destination = WayOn(context.form["to"])
        return try await context.patiently { pause in
            try await context.submit { form in
                let login = form.text("login", max: 254)
                let password = form.secret("password", max: 1000)
                try form.check()
                let outcome = try await pause.watch {
                    try await signIn.begin(
                        login: login,
                        password: password,
                        from: context.address,
                        agent: request.agent
                    )
                }
                return context.answer(to: outcome, destination)
            } orShow: { form in
                SignInPage(form: form, destination: destination)
            }
        }
    }

    @Sendable
    private func confirm(_ request: Request, _ context: PageContext) async throws -> Response {
        let destination = WayOn(context.form["to"])
        let ticket = Ticket(context.form["ticket"] ?? "")
        return try await context.patiently { pause in
            try await context.submit { form in
                let code = form.text("code", max: 20)
                try form.check()
                do {
                    let session = try await pause.watch {
                        try await signIn.finish(ticket, code: code, from: context.address, agent: request.agent)
                    }
                    return context.begin(session, destination)
                } catch SignInRefusal.ticketExpired {
                    return context.startAgain(destination)
                }
            } orShow: { form in
                CodePage(form: form, ticket: ticket, destination: destination)
            }
        }
    }

    @Sendable
    private func leave(_ request: Request, _ context: PageContext) async throws -> Response {
        if let cookie = context.sessionCookie { try await sessions.end(cookie: cookie) }
        var response = context.goTo("/sign-in")
        response.endSession(context)
        return response
    }
}

extension Request {
    /// What the browser calls itself.
    var agent: String { headers[.userAgent] ?? "" }
}
