import Basics
import Clients
import Desk
import Events
import Hummingbird
import Pages
import People
import Store

/// `/api/v1/tasks`: what is asked of departments and people (SPEC L3).
struct TaskAPI: Sendable {
    let database: Database
    let looks: LookBook

    func add(to routes: Routes) {
        let tasks = Access.needs(.doTasks)
        routes.get("/api/v1/tasks", tasks, list)
        routes.post("/api/v1/tasks", tasks, ask)
        routes.get("/api/v1/tasks/{id}", tasks, show)
        act(routes, "/steps", TaskStepDocument.self) { try $2.take($0, $1) }
        act(routes, "/items", TextDocument.self) { try $0.addItem($2.text, to: $1) }
        routes.patch("/api/v1/tasks/{id}/items/{item}", tasks, tick)
        routes.get("/api/v1/department-scores", tasks, scores)
    }

    private func act<Sent: Codable & Sendable>(
        _ routes: Routes,
        _ part: String,
        _ sent: Sent.Type,
        _ work: @escaping @Sendable (TaskDesk, WorkTask.ID, Sent) throws -> Void
    ) {
        routes.post("/api/v1/tasks/{id}" + part, .needs(.doTasks)) { request, context in
            let (member, id) = (try context.member, try context.path("id", as: WorkTask.ID.self))
            let sent = try await context.json(Sent.self, request)
            return try await context.write(request, sent: sent, to: database, status: .created) { tx in
                try work(TaskDesk(tx, member), id, sent)
                return try tx.wholeTask(id, for: member)
            }
        }
    }

    @Sendable
    private func list(_ request: Request, _ context: PageContext) async throws -> Response {
        let filter = try TaskFilter(context.query)
        return try await context.list(of: database, TaskDocument.init) {
            try $0.tasks(filter, visibleTo: $1, after: $2, limit: $3)
        }
    }

    @Sendable
    private func ask(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let sent = try await context.json(NewTaskDocument.self, request)
        let new = try sent.newTask()
        return try await context.write(request, sent: sent, to: database, status: .created) { tx in
            let task = try TaskDesk(tx, member).ask(new)
            return try tx.wholeTask(task.id, for: member)
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: WorkTask.ID.self))
        let (client, document) = try await database.read { snapshot in
            let line = try snapshot.findTask(id, visibleTo: member)
            return (line?.about?.client, try snapshot.wholeTask(id, for: member))
        }
        if let client { try await looks.look(at: client, by: member) }
        return context.json(document)
    }

    @Sendable
    private func tick(_ request: Request, _ context: PageContext) async throws -> Response {
        let (member, id) = (try context.member, try context.path("id", as: WorkTask.ID.self))
        let item = try context.path("item", as: TaskItem.ID.self)
        let sent = try await context.json(TickDocument.self, request)
        return try await context.write(request, sent: sent, to: database) { tx in
            try TaskDesk(tx, member).tick(item, of: id, sent.ticked)
            return try tx.wholeTask(id, for: member)
        }
    }

    @Sendable
    private func scores(_ request: Request, _ context: PageContext) async throws -> Response {
        let member = try context.member
        let scores = try await database.read { snapshot in
            let months = try snapshot.scoreMonths()
            return try snapshot.departmentScores(months, visibleTo: member).map { ScoreDocument($0, months) }
        }
        return context.json(List(all: scores))
    }
}

extension TaskFilter {
    init(_ query: Query) throws {
        self.init(
            state: try query.word("state", of: TaskState.self)?.filter ?? .all,
            asker: try query.value("asker"),
            hands: try query.value("person"),
            department: try query.value("department"),
            caseID: try query.value("case"),
            parent: try query.value("parent")
        )
    }
}

/// The words of `state`: of where a task stands, and of several such places together.
private enum TaskState: String, CaseIterable {
    case open
    case overdue
    case over
    case all
    case new
    case accepted
    case doing
    case returned
    case done
    case sentBack = "sent-back"
    case approved
    case withdrawn

    var filter: TaskFilter.State {
        switch self {
        case .open: .open
        case .overdue: .overdue
        case .over: .over
        case .all: .all
        case .new, .accepted, .doing, .returned, .done, .sentBack, .approved, .withdrawn:
            WorkTask.State.Word(rawValue: rawValue).map { .only($0) } ?? .all
        }
    }
}

extension Snapshot {
    fileprivate func wholeTask(_ id: WorkTask.ID, for member: Member) throws -> WholeTaskDocument {
        guard let line = try findTask(id, visibleTo: member) else { throw TaskRefusal.notFound }
        let parts = try tasks(TaskFilter(state: .all, parent: id), visibleTo: member, limit: 100)
        return WholeTaskDocument(
            task: TaskDocument(line),
            items: try items(of: line.task).map(TaskItemDocument.init),
            parts: parts.items.map(TaskDocument.init),
            words: try words(on: line.task).map(TaskWordDocument.init),
            history: try history(of: line.task.eventSubject).map(JournalDocument.init)
        )
    }
}
