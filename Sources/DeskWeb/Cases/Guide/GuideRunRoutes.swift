import Basics
import Clients
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// What is done with a guide on a case: begun, gone on with, taken back, ended.
struct GuideRunRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases/{number}/guide", .needs(.seeCases), quiet: true, show)
        routes.post("/cases/{number}/guide", .needs(.workCases), begin)
        routes.post("/cases/{number}/guide/steps", .needs(.workCases), step)
        routes.post("/cases/{number}/guide/back", .needs(.workCases), stepBack)
        routes.post("/cases/{number}/guide/end", .needs(.workCases), end)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let page = try await house.database.read { [house] in try CaseWorkPage(number, for: member, house, in: $0) }
        try await house.looks.look(at: page.desk.client.id, by: member)
        return context.fragment {
            if let claim = page.desk.claim {
                GuidePanel(page: page, guiding: claim.guiding, reader: context.reader)
            }
        }
    }

    @Sendable
    private func begin(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.guide, context) { form in
            let guide = form.requiredID("guide", of: Guide.self)
            return { hands in
                guard let guide else { throw GuideRefusal.notFound }
                try hands.desk.beginGuide(guide, on: hands.found.id)
                return Notice("guide.did.begin")
            }
        }
    }

    @Sendable
    private func step(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.guide, context) { form in
            let (step, branch) = (form.text("step"), form.text("branch"))
            let note = form.optional("note", max: 2000) ?? ""
            return { hands in
                try hands.desk.stepGuide(on: hands.found.id, from: step, by: branch, note: note)
                return Notice("guide.did.step", undo: Address.guide(hands.found.number, "back"))
            }
        }
    }

    @Sendable
    private func stepBack(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.guide, context) { _ in
            { hands in
                try hands.desk.stepGuideBack(on: hands.found.id)
                return Notice("guide.did.back")
            }
        }
    }

    @Sendable
    private func end(_ request: Request, _ context: PageContext) async throws -> Response {
        try await house.perform(.guide, context) { form in
            let (step, note) = (form.text("step"), form.optional("note", max: 2000) ?? "")
            return { hands in
                try hands.desk.endGuide(on: hands.found.id, at: step, note: note)
                return Notice("guide.did.end", undo: Address.guide(hands.found.number, "back"))
            }
        }
    }
}
