import Basics
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// `/desk`: what there is to do, and the next thing to do.
struct DeskPageRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.get("/desk", .needs(.seeCases), show)
        routes.get("/desk/queue", .needs(.seeCases), quiet: true, showQueue)
        routes.get("/desk/day", .needs(.seeCases), quiet: true, showDay)
        routes.post("/queue/{line}/next", .needs(.workCases), takeNext)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let line = context.query.int("line").flatMap(Line.init)
        return context.show(try await house.database.read { try DeskPage(line, for: member, in: $0) })
    }

    @Sendable
    private func showQueue(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let line = context.query.int("line").flatMap(Line.init) ?? member.line ?? .first
        let queue = try await house.database.read { try $0.queue(line: line, visibleTo: member, limit: 30) }
        return context.fragment {
            QueueInside(queue: queue, line: line, current: context.query.int("at"), reader: context.reader)
        }
    }

    @Sendable
    private func showDay(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let day = try await house.database.read { try $0.myDay(of: member) }
        return context.fragment { DayInside(day: day, current: context.query.int("at"), reader: context.reader) }
    }

    @Sendable
    private func takeNext(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        guard let line = Line(rawValue: try context.path("line", as: Int.self)) else { throw ShellRefusal.notFound }
        let taken = try await house.database.write { try CaseDesk($0, member).takeNext(line: line) }
        guard let taken else { return context.goTo(Address.desk(line), saying: Notice("desk.queue.nothing")) }
        return context.goTo(Address.case(taken.number), saying: Notice("case.did.take"))
    }
}
