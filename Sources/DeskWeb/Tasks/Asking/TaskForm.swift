import Basics
import Desk
import HTML
import Hummingbird
import Pages
import People

/// Asks a department or a colleague to do something for a case; who answers to the client stays the same (SPEC W4).
struct TaskForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let (w, found) = (reader.w, page.found)
        ComposeForm(.task, on: found, form, reader, send: ("task.ask", .task)) {
            TaskFields(
                form: form,
                receivers: page.receivers,
                fill: (
                    Address.act(.task, on: found.number) + "/new",
                    instead: Address.case(found.number) + "?write=task#composer"
                ),
                w: w
            )
        } beside: {
            p(.class("hint")) { w("task.owner-stays") }
        }
    }
}

extension CaseActRoutes {
    @Sendable
    func ask(_ request: Request, _ context: PageContext) async throws -> Response {
        let w = context.w
        return try await house.perform(.task, context) { form in
            let new = form.newTask(w)
            return { hands in
                guard var new else { return Notice("task.did.ask") }
                new.caseID = hands.found.id
                let task = try TaskDesk(hands.tx, hands.member).ask(new)
                return Notice(
                    "task.did.ask",
                    ["number": "\(task.number)"],
                    undo: Address.task(task.number, "withdrawal")
                )
            }
        }
    }
}
