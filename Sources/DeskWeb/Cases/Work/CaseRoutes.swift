import Basics
import Clients
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// `/cases/10482` and the parts of it that are filled again while it is open.
struct CaseRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/cases/{number}", .needs(.seeCases), show)
        routes.get("/cases/{number}/head", .needs(.seeCases), quiet: true, showHead)
        routes.get("/cases/{number}/timeline", .needs(.seeCases), quiet: true, showTimeline)
        routes.get("/cases/{number}/earlier", .needs(.seeCases), showEarlier)
        routes.get("/cases/{number}/hand-overs/new", .needs(.workCases), showHandOver)
        routes.get("/cases/{number}/tasks/new", .needs(.workCases), showReceivers)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        guard request.uri.query == nil else {
            let act = context.query["write"].flatMap(CaseAct.init)
            let template = context.query["template"].flatMap { Template.ID($0) }
            return context.show(try await page(context, writing: act, with: template))
        }
        let (number, member, house) = (try context.path("number", as: Int.self), try context.member, house)
        let found = try await house.database.read { snapshot -> Found in
            let place = try house.news.place(in: snapshot)
            let kept = try house.keptCases.answer(to: context, at: place) { try $0.now(for: member, in: snapshot) }
            if let kept { return .kept(kept.response, client: kept.beside.client) }
            return .page(try CaseWorkPage(number, for: member, house, in: snapshot), at: place)
        }
        try await house.looks.look(at: found.client, by: member)
        switch found {
        case .kept(let response, _): return response
        case .page(let page, let place):
            let response = context.show(page)
            house.keptCases.keep(response, of: page, to: context, from: place, beside: CaseBeside(page))
            return response
        }
    }

    private enum Found: Sendable {
        case kept(Response, client: Client.ID)
        case page(CaseWorkPage, at: TopicNews.Place?)

        var client: Client.ID {
            switch self {
            case .kept(_, let client): client
            case .page(let page, _): page.desk.client.id
            }
        }
    }

    @Sendable
    private func showHead(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = try await page(context)
        return context.fragment { CaseHead(page: page, reader: context.reader) }
    }

    @Sendable
    private func showTimeline(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = try await page(context)
        return context.fragment { StoryView(page: page, reader: context.reader) }
    }

    @Sendable
    private func showEarlier(_ request: Request, _ context: PageContext) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        guard let cursor = context.query["before"].flatMap(TimeCursor.init) else { throw ShellRefusal.notFound }
        let page = try await house.database.read { try EarlierPage(number, before: cursor, for: member, in: $0) }
        try await house.looks.look(at: page.client.id, by: member)
        return context.show(page)
    }

    @Sendable
    private func showHandOver(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = try await page(context, writing: .handOver)
        return context.fragment { DestinationField(page: page, form: Form(), w: context.w) }
    }

    @Sendable
    private func showReceivers(_ request: Request, _ context: PageContext) async throws -> Response {
        let page = try await page(context, writing: .task)
        return context.fragment { TaskReceiverField(form: Form(), receivers: page.receivers, w: context.w) }
    }

    /// Read at once; and who looks at the client is on record before anything is shown.
    private func page(
        _ context: PageContext,
        writing act: CaseAct? = nil,
        with template: Template.ID? = nil
    ) async throws -> CaseWorkPage {
        let (number, member, house) = (try context.path("number", as: Int.self), try context.member, house)
        let page = try await house.database.read {
            try CaseWorkPage(number, for: member, writing: act, with: template, house, in: $0)
        }
        try await house.looks.look(at: page.desk.client.id, by: member)
        return page
    }
}
