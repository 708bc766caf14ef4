import Basics
import CallCenter
import Hummingbird
import Pages
import People
import Store

/// Working through a list of those to call.
struct CallRoundWorkRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let work = Access.needs(.workCases)
        routes.get("/calls/rounds/{list}/work", work, show)
        routes.post("/calls/rounds/{list}/next", work, next)
        routes.post("/calls/rounds/{list}/joining", work) { try await take(part: true, $1) }
        routes.post("/calls/rounds/{list}/leaving", work) { try await take(part: false, $1) }
        routes.post("/calls/rounds/entries/{entry}/call", work, call)
        routes.post("/calls/rounds/entries/{entry}/outcome", work, settle)
        routes.post("/calls/rounds/entries/{entry}/return", work, giveBack)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("list", as: CallRound.ID.self))
        return context.show(
            try await database.read { try CallRoundWorkPage(try $0.knownCallRound(id), in: $0, for: member) }
        )
    }

    @Sendable
    private func next(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("list", as: CallRound.ID.self))
        return try await context.submit { _ in
            let entry = try await database.write { try CallRoundDesk($0, member).next(of: id) }
            let notice = entry == nil ? Notice("call-rounds.nobody-text") : nil
            return context.goTo("/calls/rounds/\(id)/work", saying: notice)
        } orShow: { form in
            try await database.read { try CallRoundWorkPage(try $0.knownCallRound(id), form, in: $0, for: member) }
        }
    }

    private func take(part takesPart: Bool, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("list", as: CallRound.ID.self))
        try await database.write { tx in
            let desk = CallRoundDesk(tx, member)
            try takesPart ? desk.join(id) : desk.leave(id)
        }
        let notice = Notice(takesPart ? "call-rounds.joined" : "call-rounds.left")
        return context.goTo("/calls/rounds/\(id)/work", saying: notice)
    }

    @Sendable
    private func call(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("entry", as: CallRoundEntry.ID.self))
        let entry = try await database.write { try CallRoundDesk($0, member).call(id) }
        return context.goTo("/calls/rounds/\(entry.list)/work")
    }

    @Sendable
    private func settle(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("entry", as: CallRoundEntry.ID.self))
        let (database, zone) = (database, context.reader.w.zone)
        return try await context.submit { form in
            let (outcome, note) = (CallRoundOutcome.read(&form, in: zone), form.optional("note", max: 2_000) ?? "")
            try form.check()
            guard let outcome else { throw CallRoundRefusal.timeUnfit }
            let entry = try await database.write { try CallRoundDesk($0, member).settle(id, outcome, note: note) }
            return context.goTo("/calls/rounds/\(entry.list)/work", saying: Notice(outcome.notice))
        } orShow: { form in
            try await database.read { snapshot in
                guard let entry = try snapshot.findCallRoundEntry(id, visibleTo: member) else {
                    throw CallRoundRefusal.notFound
                }
                return try CallRoundWorkPage(try snapshot.knownCallRound(entry.list), form, in: snapshot, for: member)
            }
        }
    }

    @Sendable
    private func giveBack(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("entry", as: CallRoundEntry.ID.self))
        let list = try await database.write { try CallRoundDesk($0, member).giveBack(id).list }
        return context.goTo("/calls/rounds/\(list)", saying: Notice("call-rounds.returned"))
    }
}
