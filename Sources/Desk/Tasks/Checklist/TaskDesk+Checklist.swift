import Basics
import Clients
import Events
import People
import Store

extension TaskDesk {
    /// Adds something to tick off, by either side.
    @discardableResult
    package func addItem(_ text: String, to id: WorkTask.ID) throws -> TaskItem {
        let line = try shared(id)
        let item = try addItem(text, to: line.task)
        try tell(line, "task.item-added", ["item": Fact(item.id)])
        return item
    }

    func addItem(_ text: String, to task: WorkTask) throws -> TaskItem {
        let text = try Wording.line(text, of: "items", atMost: TaskItem.longest)
        guard try tx.items(of: task).count < TaskItem.most else {
            throw TaskRefusal.tooManyItems(most: TaskItem.most)
        }
        let item = TaskItem(id: tx.newID(), task: task.id, text: text, tick: nil)
        try tx.insert(item)
        return item
    }

    /// Ticks it off, or not after all. Said twice it is as said once.
    package func tick(_ id: TaskItem.ID, of task: WorkTask.ID, _ isTicked: Bool = true) throws {
        let (line, item) = try find(id, of: task)
        guard (item.tick != nil) != isTicked else { return }
        let by: Person.ID? = isTicked ? try person() : nil
        try tx.run(
            "UPDATE task_item SET ticked_by = \(by), ticked = \(by.map { _ in tx.now }) WHERE id = \(id)"
        )
        try tell(line, isTicked ? "task.ticked" : "task.unticked", ["item": Fact(id)])
    }

    package func removeItem(_ id: TaskItem.ID, of task: WorkTask.ID) throws {
        let (line, _) = try find(id, of: task)
        try tx.run("DELETE FROM task_item WHERE id = \(id)")
        try tell(line, "task.item-removed", ["item": Fact(id)])
    }

    private func find(_ id: TaskItem.ID, of task: WorkTask.ID) throws -> (TaskLine, TaskItem) {
        let line = try shared(task)
        guard let item = try tx.findItem(id), item.task == task else { throw TaskRefusal.itemNotFound }
        return (line, item)
    }

    /// The task, while there is something to do about it, for both sides.
    private func shared(_ id: WorkTask.ID) throws -> TaskLine {
        _ = try person()
        let line = try visible(id)
        guard try line.isAsked(by: member) || tx.isDone(line, by: member) else { throw TaskRefusal.notAsked }
        guard !line.task.isOver else { throw TaskRefusal.notNow(line.task.state.word) }
        return line
    }

    private func tell(_ line: TaskLine, _ event: Event.Kind, _ facts: [String: Fact]) throws {
        try tx.record(.about(line.task, event, for: line.about?.client, from: nil, facts), by: member.actor)
    }
}
