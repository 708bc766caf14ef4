import Basics
import Clients
import Desk
import HTML
import Hummingbird
import Pages
import People
import Store

/// `/cases/bulk`: one thing done with many cases, and taken back.
struct BulkRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        routes.post("/cases/bulk", .needs(.workCases), act)
        routes.get("/cases/bulk/receivers", .needs(.workCases), quiet: true, showReceivers)
        routes.post("/cases/bulk/{bulk}/undoing", .needs(.workCases), undo)
    }

    @Sendable
    private func act(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let back = Self.list(context.form["back"])
        return try await context.submit { form in
            let chosen = form.all("case").compactMap(Chosen.init)
            let act = form.bulkAct()
            try form.check()
            guard let act else { throw BulkRefusal.nothingChosen }
            let outcome = try await Self.again {
                try await house.database.write { try BulkDesk($0, member).run(act, on: chosen) }
            }
            return try await answer(outcome, isUndone: false, back, context)
        } orShow: { form in
            let filter = CaseListFilter(back.query)
            return try await house.database.read {
                try CaseListPage(filter, after: nil, for: member, form: form, choosingPeople: true, in: $0)
            }
        }
    }

    /// Departments and people are many; they come when somebody is about to choose one.
    @Sendable
    private func showReceivers(_ request: Request, _ context: PageContext) async throws -> Response {
        let destinations = try await house.database.read { try Destinations(in: $0) }
        return context.fragment { BulkReceiver(groups: destinations.groups(context.w), form: Form(), w: context.w) }
    }

    @Sendable
    private func undo(_ request: Request, _ context: PageContext) async throws -> Response {
        let (id, member) = (try context.path("bulk", as: Bulk.ID.self), try context.member)
        let summary = context.w("bulk.taken-back.summary")
        let outcome = try await Self.again {
            try await house.database.write { try BulkDesk($0, member).undo(id, summary: summary) }
        }
        return try await answer(outcome, isUndone: true, Self.list(context.query["back"]), context)
    }

    /// When all went well it is said on the list; otherwise it is told case by case.
    private func answer(
        _ outcome: BulkOutcome,
        isUndone: Bool,
        _ back: (address: String, query: Query),
        _ context: PageContext
    ) async throws -> Response {
        let word = outcome.word.rawValue
        guard outcome.declined.isEmpty else {
            let member = try context.member
            let clients = try await house.database.read { try $0.clientNames(of: outcome, visibleTo: member) }
            return context.show(
                BulkOutcomePage(outcome: outcome, isUndone: isUndone, back: back.address, clients: clients)
            )
        }
        let details = ["count": context.w.count("bulk.cases", outcome.done.count)]
        let notice =
            isUndone
            ? Notice("bulk.undone", details)
            : Notice(
                TextKey("bulk.did.\(word)"),
                details,
                undo: Address.path(Address.undoBulk(outcome.bulk), ["back": back.address])
            )
        return context.goTo(back.address, saying: notice)
    }

    /// Once more when somebody was quicker at the last moment; nothing was done then.
    private static func again(_ work: () async throws -> BulkOutcome) async throws -> BulkOutcome {
        do {
            return try await work()
        } catch CaseRefusal.overtaken {
            return try await work()
        }
    }

    /// The list that the form stood on; nothing else is led back to.
    private static func list(_ back: String?) -> (address: String, query: Query) {
        let query = Query(of: back ?? "")
        return (CaseListFilter(query).address(), query)
    }
}

extension Form {
    /// What is to be done, with what it needs.
    fileprivate mutating func bulkAct() -> BulkAct? {
        guard let word = choice("act", of: BulkAct.Word.self) else { return nil }
        switch word {
        case .take: return .take
        case .handOver:
            let to = required("to", as: ChosenDestination.self)
            let summary = summary()
            return to.map { .handOver(to: $0.destination, summary: summary) }
        case .own:
            let to = required("to", as: ChosenDestination.self)
            let summary = summary()
            guard let to else { return nil }
            guard case .person(let person) = to.destination else {
                refuse("to", "case.hand-over.whole-to-person")
                return nil
            }
            return .own(person, summary: summary)
        case .prioritise: return choice("priority", of: Case.Priority.self).map(BulkAct.prioritise)
        case .tag:
            let tags = tags("tags")
            if tags.isEmpty, errors["tags"] == nil { refuse("tags", "refusal.form.required") }
            return .tag(tags)
        case .setAside: return choice("for", of: WaitingFor.self).map(BulkAct.setAside)
        case .resume: return .resume
        case .solve: return .solve
        case .close: return choice("confirmed", of: Confirmation.self).map(BulkAct.close)
        case .reopen: return .reopen
        }
    }

    /// Many cases need as much said as one does.
    private mutating func summary() -> String {
        let text = optional("summary", max: 5000) ?? ""
        do { _ = try Summary(text) } catch { refuse("summary", error.reason, error.details) }
        return text
    }
}
