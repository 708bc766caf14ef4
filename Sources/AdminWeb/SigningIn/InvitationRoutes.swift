import Basics
import Hummingbird
import Pages
import People
import Store

/// The link by which a person comes in for the first time, or again after losing the password.
struct InvitationRoutes: Sendable {
    let database: Database
    let signIn: SignIn

    func add(to routes: Routes) {
        routes.get("/invitation/{secret}", .open, show)
        routes.post("/invitation/{secret}", .open, accept)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(InvitationPage(try await invitation(context), form: Form()))
    }

    @Sendable
    private func accept(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = InvitationPage(try await invitation(context), form: Form())
        let secret = page.secret
        return try await context.submit { form in
            let password = try form.newPassword()
            let outcome = try await signIn.acceptInvitation(secret, password: password, agent: request.agent)
            return context.answer(to: outcome, WayOn(nil))
        } orShow: { form in
            page.again(with: form)
        }
    }

    private func invitation(_ context: PageContext) async throws -> (Secret, Person) {
        guard let secret = Secret(try context.path("secret", as: String.self)),
            let invitation = try await database.read({ try $0.findInvitation(secret) })
        else { throw SignInRefusal.invitationSpent }
        return (secret, invitation.person)
    }
}

extension Form {
    /// A password that someone chooses, typed twice because it can't be seen.
    mutating func newPassword() throws -> String {
        let password = secret("password", max: 1000)
        if !password.isEmpty, self["again"] != password { refuse("again", "admin.password.differ") }
        try check()
        return password
    }
}
