import Basics
import Clients
import Desk
import Hummingbird
import Pages
import People
import Store

/// `/tasks/12` and what is done from there.
struct TaskPageRoutes: Sendable {
    let house: DeskHouse

    func add(to routes: Routes) {
        let tasks = Access.needs(.doTasks)
        routes.get("/tasks/{number}", tasks, show)
        add(.accept, to: routes) { _, _ in { try $0.accept($1) } }
        add(.start, to: routes) { _, _ in { try $0.start($1) } }
        add(.release, to: routes) { _, _ in { try $0.release($1) } }
        add(.takeBack, to: routes) { _, _ in { try $0.takeBack($1) } }
        add(.approve, to: routes) { _, _ in { try $0.approve($1) } }
        add(.reopen, to: routes) { _, _ in { try $0.reopen($1) } }
        add(.finish, to: routes) { form, _ in
            let result = form.text("result", max: 10_000)
            return { try $0.finish($1, result: result) }
        }
        add(.giveBack, to: routes) { form, _ in
            let reason = form.text("reason", max: 10_000)
            return { try $0.giveBack($1, because: reason) }
        }
        add(.sendBack, to: routes) { form, w in
            let (reason, due) = (form.text("reason", max: 10_000), form.moment("due", in: w.zone))
            return { try $0.sendBack($1, because: reason, due: due) }
        }
        add(.withdraw, to: routes) { form, _ in
            let reason = form.optional("reason", max: 10_000) ?? ""
            return { try $0.withdraw($1, because: reason) }
        }
        add(.askAgain, to: routes) { form, w in
            let (to, due) = (form.required("to", as: TaskReceiver.self), form.moment("due", in: w.zone))
            return { desk, id in
                guard let to else { throw TaskRefusal.personUnknown }
                return try desk.ask(again: id, of: to, due: due)
            }
        }
        add(.addItem, to: routes) { form, _ in
            let text = form.text("text", max: 300)
            return { desk, id in
                try desk.addItem(text, to: id)
                return nil
            }
        }
        add(.addPart, to: routes) { form, w in
            let new = form.newTask(w)
            return { desk, id in
                guard var new else { return nil }
                new.parent = id
                return try desk.ask(new)
            }
        }
        tick("tick", routes) { try $0.tick($1, of: $2) }
        tick("untick", routes) { try $0.tick($1, of: $2, false) }
        tick("removal", routes) { try $0.removeItem($1, of: $2) }
    }

    /// What is done; it answers with the task of which something is to be said.
    private typealias TaskDeed = @Sendable (TaskDesk, WorkTask.ID) throws -> WorkTask?

    private func add(
        _ act: TaskAct,
        to routes: Routes,
        _ read: @escaping @Sendable (inout Form, Wording) -> TaskDeed
    ) {
        routes.post("/tasks/{number}/\(act.rawValue)", .needs(.doTasks)) { _, context in
            try await perform(act, context, read)
        }
    }

    private func perform(
        _ act: TaskAct,
        _ context: PageContext,
        _ read: @escaping @Sendable (inout Form, Wording) -> TaskDeed
    ) async throws -> Response {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        return try await context.submit { form in
            let deed = read(&form, context.w)
            try form.check()
            let done = try await house.database.write { tx in
                guard let line = try tx.findTask(number: number, visibleTo: member) else { throw TaskRefusal.notFound }
                return try deed(TaskDesk(tx, member), line.task.id)
            }
            let notice = done.map { Notice(act.did, ["number": "\($0.number)"], undo: act.undo($0)) }
            return context.goTo(Address.task(number), saying: notice)
        } orShow: { form in
            try await page(act, form, context)
        }
    }

    private func tick(
        _ name: String,
        _ routes: Routes,
        _ deed: @escaping @Sendable (TaskDesk, TaskItem.ID, WorkTask.ID) throws -> Void
    ) {
        routes.post("/tasks/{number}/items/{item}/\(name)", .needs(.doTasks)) { _, context in
            let (number, member) = (try context.path("number", as: Int.self), try context.member)
            let item = try context.path("item", as: TaskItem.ID.self)
            try await house.database.write { tx in
                guard let line = try tx.findTask(number: number, visibleTo: member) else { throw TaskRefusal.notFound }
                try deed(TaskDesk(tx, member), item, line.task.id)
            }
            return context.goTo(Address.task(number) + "#checklist")
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: PageContext) async throws -> Response {
        context.show(try await page(nil, Form(), context))
    }

    /// Whoever looks has seen what called them here; and who looks at the client is on record before anything is shown.
    private func page(_ act: TaskAct?, _ form: Form, _ context: PageContext) async throws -> TaskPage {
        let (number, member) = (try context.path("number", as: Int.self), try context.member)
        let (page, isCalled) = try await house.database.read { snapshot in
            let page = try TaskPage(number, for: member, act, form, in: snapshot)
            return (page, try snapshot.isCalled(member, to: page.task.id))
        }
        if let client = page.line.about?.client { try await house.looks.look(at: client, by: member) }
        if isCalled, let me = member.id {
            try await house.database.write { try $0.attended(me, to: page.task.id) }
            await house.tell([DeskTopics.day(me)])
        }
        return page
    }
}
