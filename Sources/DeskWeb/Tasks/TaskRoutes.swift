import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/tasks`: the list, the boards and the scorecards of departments, what repeats, and asking for something.
struct TaskRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let tasks = Access.needs(.doTasks)
        routes.get("/tasks", tasks, list)
        routes.get("/tasks/new", tasks, new)
        routes.post("/tasks/new", tasks, ask)
        routes.get("/tasks/board", tasks, board)
        routes.get("/tasks/score", tasks, score)
        routes.get("/tasks/repeating", tasks, repetitions)
        routes.post("/tasks/repeating", tasks, begin)
        routes.post("/tasks/repeating/{id}/rest", tasks) { try await turn($1, on: false) }
        routes.post("/tasks/repeating/{id}/rise", tasks) { try await turn($1, on: true) }
        TaskPageRoutes(house: house).add(to: routes)
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, filter) = (try context.member, TaskListFilter(context.query))
        let cursor = context.query["after"].flatMap(TimeCursor.init)
        return context.show(
            try await house.database.read { try TaskListPage(filter, after: cursor, for: member, in: $0) }
        )
    }

    @Sendable
    private func new(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = context.query["department"].map { Form(["to": "department-\($0)"]) } ?? Form()
        return context.show(try await house.database.read { try NewTaskPage(form, in: $0) })
    }

    @Sendable
    private func ask(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let (new, items) = (form.newTask(context.w), form.optional("items", max: 10_000) ?? "")
            try form.check()
            guard var new else { throw TaskRefusal.personUnknown }
            new.items = items.split(whereSeparator: \.isNewline).map(String.init)
            let task = try await house.database.write { [new] in try TaskDesk($0, member).ask(new) }
            return context.goTo(
                Address.task(task.number),
                saying: Notice(
                    "task.did.ask",
                    ["number": "\(task.number)"],
                    undo: Address.task(task.number, TaskAct.withdraw.rawValue)
                )
            )
        } orShow: { form in
            try await house.database.read { try NewTaskPage(form, in: $0) }
        }
    }

    @Sendable
    private func board(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, context.query["department"].flatMap { Department.ID($0) })
        return context.show(try await house.database.read { try BoardPage(id, for: member, in: $0) })
    }

    @Sendable
    private func score(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, context.query["department"].flatMap { Department.ID($0) })
        return context.show(try await house.database.read { try ScorePage(id, for: member, in: $0) })
    }

    @Sendable
    private func repetitions(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return context.show(try await house.database.read { try RepetitionsPage(for: member, in: $0) })
    }

    @Sendable
    private func begin(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        return try await context.submit { form in
            let new = NewRepetition(&form)
            try form.check()
            guard let new else { throw TaskRefusal.personUnknown }
            let made = try await house.database.write { try TaskDesk($0, member).repeat(new) }
            return context.goTo(
                Address.repetitions,
                saying: Notice("tasks.repeating.begun", undo: "\(Address.repetitions)/\(made.id)/rest")
            )
        } orShow: { form in
            try await house.database.read { try RepetitionsPage(form, for: member, in: $0) }
        }
    }

    private func turn(_ context: PageContext, on isOn: Bool) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: TaskRepetition.ID.self))
        _ = try await house.database.write { try TaskDesk($0, member).turn(id, on: isOn) }
        return context.goTo(
            Address.repetitions,
            saying: isOn
                ? Notice("tasks.repeating.resumed")
                : Notice("tasks.repeating.rested", undo: "\(Address.repetitions)/\(id)/rise")
        )
    }
}

extension NewRepetition {
    /// Nil, with errors, when the form does not say what is needed.
    init?(_ form: inout Form) {
        let wanted = form.text("wanted", max: 5000)
        let to = form.required("to", as: TaskReceiver.self)
        let word = form.choice("rhythm", of: TaskRhythm.Word.self)
        let day: Int? =
            switch word {
            case .weekly: form.int("weekday", 1...7)
            case .monthly: form.int("day", 1...31)
            case .workingDays, nil: nil
            }
        let hours = (form["hours"] ?? "").isEmpty ? nil : form.int("hours", 1...2000)
        guard let to, let word, let rhythm = TaskRhythm(word, day: day) else { return nil }
        self.init(to: to, wanted: wanted, rhythm: rhythm, hours: hours)
    }
}
