import Basics
import CallCenter
import HTML
import Hummingbird
import Pages
import People
import Store

/// What one says of oneself, from the bar of any page.
struct PresenceRoutes: Sendable {
    let house: CallHouse

    func add(to routes: Routes) {
        routes.get("/telephone/me/state", .needs(.workCases), quiet: true, showState)
        routes.get("/telephone/me/choices", .needs(.workCases), quiet: true, showChoices)
        routes.post("/telephone/me/state", .needs(.workCases), say)
    }

    @Sendable
    private func showState(_ request: Request, _ context: PageContext) async throws -> Response {
        let presence = try await own(context)
        return context.fragment { StateMark(presence, context.w) }
    }

    @Sendable
    private func showChoices(_ request: Request, _ context: PageContext) async throws -> Response {
        let (presence, back) = (try await own(context), WayOn(context.query["back"]).path)
        return context.fragment { PresenceChoices(presence: presence, back: back, reader: context.reader) }
    }

    @Sendable
    private func say(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let wish = try context.form.wish()
        guard let person = member.id else { throw ShellRefusal.notSignedIn }
        try await house.database.write { try wish.say(AgentDesk($0, member), of: person) }
        await house.agents.look()
        return context.wantsFragment ? context.noContent : context.goTo(WayOn(context.form["back"]).path)
    }

    private func own(_ context: PageContext) async throws -> AgentPresence {
        guard let person = try context.member.id, let presence = await house.agents.presence(of: person) else {
            throw PhoneRefusal.notFound
        }
        return presence
    }
}

extension Form {
    func wish() throws -> StateWish {
        guard let wish = self["to"].flatMap(StateWish.init) else { throw InvalidField("to", "refusal.form.no-choice") }
        return wish
    }
}
