import Basics
import Events
import People
import Store

extension CaseDesk {
    /// A case closes when its client says so, whatever colleagues still have to do: their tasks stay open, on the case's page and on
    /// their lists, and those who asked and those who are asked are told.
    func tellOpenTasks(of closed: Case) throws {
        for task in try tx.openTasks(of: closed.id) {
            let people = Set([task.asker, task.hands].compactMap(\.self)).subtracting([member.id].compactMap(\.self))
            for person in people.sorted() where try tx.isHere(person) {
                try tx.call(person, to: task.id, .taskCaseClosed, by: member.id)
            }
            try tx.record(.about(task, "task.case-closed", for: closed.client), by: actor)
        }
    }
}
