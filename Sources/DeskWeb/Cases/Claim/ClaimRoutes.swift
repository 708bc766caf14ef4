import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// The sheet of a claim, and what is written on it.
struct ClaimRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases/{number}/claim", .needs(.seeCases), show)
        routes.post("/cases/{number}/claim", .needs(.workCases), fill)
        routes.post("/cases/{number}/claim/decision", .needs(.decideClaims), decide)
        routes.post("/cases/{number}/claim/decision/withdrawal", .needs(.decideClaims), undecide)
        routes.post("/cases/{number}/claim/analysis", .needs(.workCases), analyse)
        routes.post("/cases/{number}/claim/closure", .needs(.decideClaims), close)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let template = context.query["template"].flatMap { Template.ID($0) }
        let page = try await house.database.read { [house] in
            try ClaimPage(number, for: member, template: template, house, in: $0)
        }
        try await house.looks.look(at: page.client.id, by: member)
        return context.show(page)
    }

    @Sendable
    private func fill(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.write(.sheet, context) { form in
            let version = form.int("version")
            var wish = ClaimWish()
            wish.cause = form.id("cause")
            wish.departmentAtFault = form.id("departmentAtFault")
            if form["severity"]?.isEmpty == false { wish.severity = form.choice("severity") }
            wish.product = form.optional("product", max: 100)
            wish.cost = form.money("cost", context.w)
            wish.remedy = form.money("remedy", context.w)
            return { [wish] desk, found in
                try desk.fillClaim(found.id, version: version, wish)
                return Notice("claim.did.fill")
            }
        }
    }

    @Sendable
    private func decide(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.write(.decision, context) { form in
            let version = form.int("version")
            let verdict = form.choice("verdict", of: Claim.Verdict.self) ?? .declined
            let text = form.text("text", max: 20_000)
            return { desk, found in
                let claim = try desk.decideClaim(found.id, version: version, verdict, text)
                let undo = Address.claim(found.number, "decision/withdrawal?version=\(claim.version)")
                return Notice("claim.did.decide", undo: undo)
            }
        }
    }

    @Sendable
    private func undecide(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.write(.decision, context) { form in
            let version = form.version(context)
            return { desk, found in
                try desk.undecideClaim(found.id, version: version)
                return Notice("claim.did.undecide")
            }
        }
    }

    @Sendable
    private func analyse(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.write(.analysis, context) { form in
            let version = form.int("version")
            let root = form.text("rootCause", max: 20_000)
            let asks = ["wanted", "to"].contains { !(form[$0] ?? "").isEmpty }
            let measure = asks ? form.newTask(context.w) : nil
            return { [measure] desk, found in
                try desk.analyseClaim(found.id, version: version, rootCause: root, measure: measure)
                return Notice(measure == nil ? "claim.did.analyse" : "claim.did.ask-measure")
            }
        }
    }

    @Sendable
    private func close(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.write(.closing, context) { form in
            let (version, excuse) = (form.int("version"), form.text("excuse", max: 1000))
            let confirmation = form.choice("confirmed", of: Confirmation.self) ?? .phone
            return { desk, found in
                let next = try desk.close(found.id, version: version, confirmedBy: confirmation, despite: excuse)
                return Notice("case.did.close", undo: next.undo("reopening"))
            }
        }
    }
}

extension DeskHouse {
    /// Does what a form on a claim's sheet asks for; when it can't be done the sheet is shown with what was typed and why not.
    func write(
        _ part: ClaimPage.Part,
        _ context: PageContext,
        _ read: (inout Form) throws -> @Sendable (CaseDesk, Case) throws -> Notice
    ) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        return try await context.submit { form in
            let deed = try read(&form)
            try form.check()
            let notice = try await database.write { tx in
                guard let found = try tx.findCase(number: number, visibleTo: member) else {
                    throw CaseRefusal.notFound
                }
                return try deed(CaseDesk(tx, member), found)
            }
            return context.goTo(Address.claim(number) + "#\(part.rawValue)", saying: notice)
        } orShow: { form in
            try await claimPage(number, for: member, part, form)
        }
    }

    func claimPage(_ number: Int, for member: Member, _ part: ClaimPage.Part, _ form: Form) async throws -> ClaimPage {
        let page = try await database.read { try ClaimPage(number, for: member, part: part, form: form, self, in: $0) }
        try await looks.look(at: page.client.id, by: member)
        return page
    }
}
