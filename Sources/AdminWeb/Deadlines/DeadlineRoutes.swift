import Basics
import Deadlines
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/deadlines`: by when things are to be done. Every change publishes an edition, and is taken back by the one before it.
struct DeadlineRoutes: Sendable {
    let database: Database

    func add(to routes: Routes) {
        let shape = Access.needs(.shapeWork)
        routes.get("/deadlines", shape, show)
        routes.get("/deadlines/targets/{target}", shape, showTarget)
        routes.post("/deadlines/targets/{target}", shape, setTarget)
        routes.post("/deadlines/targets/{target}/removal", shape, removeTarget)
        routes.post("/deadlines/warnings", shape, setWarnings)
        routes.post("/deadlines/contracts", shape, addContract)
        routes.post("/deadlines/contracts/{contract}/removal", shape, removeContract)
        routes.post("/deadlines/editions/{edition}/return", shape, restore)
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await database.read { try DeadlinesPage(in: $0) })
    }

    @Sendable
    private func showTarget(_ request: Request, _ context: PageContext) async throws -> Response {
        let number = try target(context)
        return context.show(try await database.read { try TargetPage(number, nil, in: $0.deadlinePolicy()) })
    }

    /// Nil: a new one.
    private func target(_ context: PageContext) throws -> Int? {
        let word = try context.path("target", as: String.self)
        guard word != "new" else { return nil }
        guard let number = Int(word) else { throw PolicyRefusal.targetUnknown }
        return number
    }

    @Sendable
    private func setTarget(_ request: Request, _ context: PageContext) async throws -> Response {
        let number = try target(context)
        return try await context.submit { form in
            let rule = try TargetRule(&form)
            return try await database.publish(form, context) { sheet in
                guard let number else { return sheet.targets.append(rule) }
                guard sheet.targets.indices.contains(number) else { throw PolicyRefusal.targetUnknown }
                sheet.targets[number] = rule
            }
        } orShow: { form in
            try await database.read { try TargetPage(number, form, in: $0.deadlinePolicy()) }
        }
    }

    @Sendable
    private func removeTarget(_ request: Request, _ context: PageContext) async throws -> Response {
        let number = try target(context)
        return try await database.publish(context.form, context) { sheet in
            guard let number, sheet.targets.indices.contains(number) else { throw PolicyRefusal.targetUnknown }
            sheet.targets.remove(at: number)
        }
    }

    @Sendable
    private func setWarnings(_ request: Request, _ context: PageContext) async throws -> Response {
        try await submit(.warnings, context) { form in
            let hold = form.int("own_manager_first", 0...1440)
            let warnings = WarningRule.Audience.allCases.flatMap { audience in
                form.shares("to_\(audience.rawValue)").map { WarningRule(at: $0, audience) }
            }
            return { sheet in
                sheet.warnings = warnings.sorted { $0.share < $1.share }
                sheet.ownManagerFirst = hold
            }
        }
    }

    @Sendable
    private func addContract(_ request: Request, _ context: PageContext) async throws -> Response {
        try await submit(.contract, context) { form in
            let name = form.text("name", max: 60)
            return { sheet in
                let key = ContractKey(rawValue: sheet.freshKey("contract", sheet.contracts.map(\.key.rawValue)))
                sheet.contracts.append(Contract(key, name))
            }
        }
    }

    @Sendable
    private func removeContract(_ request: Request, _ context: PageContext) async throws -> Response {
        let key = ContractKey(rawValue: try context.path("contract", as: String.self))
        return try await database.publish(context.form, context) { sheet in
            sheet.contracts.removeAll { $0.key == key }
            sheet.targets.removeAll { $0.scope.contract == key }
        }
    }

    /// What held once holds again.
    @Sendable
    private func restore(_ request: Request, _ context: PageContext) async throws -> Response {
        let (mark, member) = (try context.path("edition", as: String.self), try context.member)
        let before = try await database.write { tx in
            let now = try tx.deadlinePolicy()
            let old = try tx.policySheet(of: DeadlinePolicy.Edition(mark))
            _ = try PolicyDesk(tx, member).publish(over: now.edition) { $0 = old }
            return now.mark
        }
        let undo = "/deadlines/editions/\(before)/return"
        return context.goTo("/deadlines", saying: Notice("admin.deadlines.restored", undo: undo))
    }

    private func submit(
        _ part: DeadlinesPage.Part,
        _ context: PageContext,
        _ read: (inout Form) throws -> @Sendable (inout PolicySheet) throws -> Void
    ) async throws -> Response {
        try await context.submit { form in
            let change = try read(&form)
            try form.check()
            return try await database.publish(form, context, change)
        } orShow: { form in
            try await database.read { try DeadlinesPage(form, of: part, in: $0) }
        }
    }
}

extension Database {
    /// Publishes a change of what the page showed, and says how to take it back.
    /// - Parameter path: where to go then.
    func publish(
        _ form: Form,
        _ context: PageContext,
        to path: String = "/deadlines",
        _ change: @escaping @Sendable (inout PolicySheet) throws -> Void
    ) async throws -> Response {
        let (member, mark) = (try context.member, form["edition"] ?? "")
        try await write { tx in
            _ = try PolicyDesk(tx, member).publish(over: DeadlinePolicy.Edition(mark), change)
        }
        let undo = "/deadlines/editions/\(mark)/return"
        return context.goTo(path, saying: Notice("admin.deadlines.saved", undo: undo))
    }
}

extension PolicySheet {
    /// A key that nothing has had.
    func freshKey(_ stem: String, _ taken: [String]) -> String {
        var number = taken.count + 1
        while taken.contains("\(stem)-\(number)") { number += 1 }
        return "\(stem)-\(number)"
    }
}

extension Form {
    /// Hundredths with commas between them.
    fileprivate mutating func shares(_ name: String) -> [Int] {
        let words = (self[name] ?? "").split { $0 == "," || $0.isWhitespace || $0 == "%" }
        let numbers = words.compactMap { Int($0) }
        if numbers.count != words.count { refuse(name, "refusal.policy.share-unfit") }
        return numbers
    }
}
