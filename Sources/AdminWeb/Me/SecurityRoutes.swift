import Basics
import Hummingbird
import Pages
import People
import Store

/// One's own password and sessions.
struct SecurityRoutes: Sendable {
    let database: Database
    let signIn: SignIn

    func add(to routes: Routes) {
        routes.get("/me/security", .signedIn, show)
        routes.post("/me/password", .signedIn, changePassword)
        routes.post("/me/sessions/others/ending", .signedIn, endOthers)
        routes.post("/me/sessions/{session}/ending", .signedIn, end)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(context, form: Form()))
    }

    @Sendable
    private func changePassword(_ request: Request, _ context: PageContext) async throws -> Response {
        let person = try context.person.id
        return try await context.patiently { pause in
            try await context.submit { form in
                let old = form.secret("old_password", max: 1000)
                let new = try form.newPassword()
                try await pause.watch {
                    try await signIn.changePassword(of: person, from: old, to: new, keeping: context.session)
                }
                return context.goTo("/me/security", saying: Notice("admin.password.changed"))
            } orShow: { form in
                try await page(context, form: form)
            }
        }
    }

    @Sendable
    private func end(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let person = try context.person.id
        let mark = try context.path("session", as: String.self)
        try await database.write { tx in
            guard let line = try tx.sessions(of: person).first(where: { $0.mark == mark }) else { return }
            try Staff(tx, member).endOwnSession(line.key)
        }
        return context.goTo("/me/security", saying: Notice("admin.sessions.ended"))
    }

    @Sendable
    private func endOthers(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        guard let session = context.session else { throw ShellRefusal.notSignedIn }
        try await database.write { try Staff($0, member).endOwnSessions(but: session) }
        return context.goTo("/me/security", saying: Notice("admin.sessions.others-ended"))
    }

    private func page(_ context: PageContext, form: Form) async throws -> SecurityPage {
        guard let session = context.session else { throw ShellRefusal.notSignedIn }
        return try await database.read { try SecurityPage(session, form: form, in: $0) }
    }
}

extension SessionLine {
    /// Names the session in an address, without saying what could be used to take it over.
    var mark: String { String(Base32.text(of: key).prefix(20)) }
}
