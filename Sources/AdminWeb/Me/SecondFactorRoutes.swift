import Basics
import Hummingbird
import Pages
import People
import Store

/// The code from a telephone that is asked for besides the password: set up by a first code, removed by another.
struct SecondFactorRoutes: Sendable {
    let database: Database
    let signIn: SignIn
    let secrets: SecretBox

    func add(to routes: Routes) {
        routes.get("/me/second-factor", .signedIn, propose)
        routes.post("/me/second-factor", .signedIn, confirm)
        routes.get("/me/second-factor/removal", .signedIn, askToRemove)
        routes.post("/me/second-factor/removal", .signedIn, remove)
    }

    @Sendable
    private func propose(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        do {
            let proposal = try await database.write { [secrets] tx in
                try SecondFactor(tx, member, box: secrets).propose()
            }
            return context.show(SecondFactorPage(proposal))
        } catch SignInRefusal.secondFactorIsSet {
            return context.goTo("/me/security")
        }
    }

    /// A wrong code leaves the proposal as it is, so that the app need not be set up again. What stands in the form is only
    /// shown to the one who sent it; what is kept is inside the sealed ticket.
    @Sendable
    private func confirm(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let ticket = Ticket(form["ticket"] ?? "")
            let code = form.text("code", max: 20)
            try form.check()
            try await database.write { [secrets] tx in
                try SecondFactor(tx, member, box: secrets).confirm(ticket, code: code)
            }
            return context.goTo("/me/security", saying: Notice("admin.factor.added"))
        } orShow: { form in
            SecondFactorPage(again: form)
        }
    }

    @Sendable
    private func askToRemove(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(FactorRemovalPage(form: Form()))
    }

    @Sendable
    private func remove(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.patiently { pause in
            try await context.submit { form in
                let code = form.text("code", max: 20)
                try form.check()
                try await pause.watch { try await signIn.removeSecondFactor(of: member, code: code) }
                return context.goTo("/me/security", saying: Notice("admin.factor.removed"))
            } orShow: { form in
                FactorRemovalPage(form: form)
            }
        }
    }
}
