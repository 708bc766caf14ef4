import Basics
import Clients
import Events
import People

extension Event {
    /// Something happened to a task. Every such event says how the task stands after it, and where it stood when it moved.
    package static func about(
        _ task: WorkTask,
        _ kind: Kind,
        for client: Client.ID?,
        from old: WorkTask? = nil,
        _ more: [String: Fact] = [:]
    ) -> Event {
        var data: [String: Fact] = [
            "number": Fact(task.number), "version": Fact(task.version), "state": .text(task.state.word.rawValue),
            "case": Fact(task.caseID), "parent": Fact(task.parent), "asker": Fact(task.asker),
            "department": Fact(task.to.department), "person": Fact(task.hands), "due": Fact(task.due),
            "returns": Fact(task.returns), "sent_back": Fact(task.sentBack),
        ]
        if let outcome = task.state.outcome {
            data["done"] = Fact(outcome.at)
            data["overrun_minutes"] = Fact(Int(outcome.overrun.components.seconds / 60))
            data["late"] = .truth(outcome.overrun > .zero)
        }
        if let old {
            if old.state.word != task.state.word { data["state_from"] = .text(old.state.word.rawValue) }
            if old.hands != task.hands { data["person_from"] = Fact(old.hands) }
            if old.to.department != task.to.department { data["department_from"] = Fact(old.to.department) }
            if old.due != task.due { data["due_from"] = Fact(old.due) }
        }
        data.merge(more) { _, own in own }
        return Event(kind, of: task.eventSubject, client: client?.rawValue, data: data)
    }
}
