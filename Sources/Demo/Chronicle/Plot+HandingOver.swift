import Basics
import Desk
import Events
import People

extension Plot {
    /// Gives the case to those who know better, and takes it back when they are done.
    mutating func handDown() throws {
        guard var worker = try passOn() else { return }
        gaps.name(engineer: worker.employee)
        if chance.happens(0.75) || stage.isWithSomebody {
            jot(gaps.fill(chance.pick(story[.finding])), by: worker)
        }
        if stage.isWithSomebody { return }
        if chance.happens(0.1), let colleague = try passAside(from: worker) { worker = colleague }
        gaps.name(engineer: worker.employee)
        if chance.happens(0.12) { try rest(worker) }
        weTake(story.depth == .third ? 300 : 120)
        try life.handOver(
            to: .person(manager.id),
            line: .first,
            department: crew.department(of: manager.employee.unit),
            chance.pick(Phrases.workDone),
            by: worker
        )
    }

    /// - Returns: who works on it now; nil when it waits in the second line's queue or there is nobody.
    private mutating func passOn() throws -> Colleague? {
        let summary = gaps.fill(chance.pick(story[.summary]))
        weTake(35)
        if story.depth == .third || stage == .withExecutive, let executive = crew.executive(for: story) {
            try handOver(to: executive, summary)
            return executive
        }
        let unit = Unit.behind(story.product)
        if client.prospect.isSecret {
            guard let head = crew.head(of: unit) else { return nil }
            try handOver(to: head, summary)
            return head
        }
        let engineers = crew.engineers(of: unit, on: Day(of: life.at))
        guard let department = crew.department(of: unit), !engineers.isEmpty else { return nil }
        try life.handOver(to: .department(department), line: .second, department: department, summary, by: manager)
        if stage == .inSecondQueue { return nil }
        let worker = chance.pick(engineers)
        weTake(50)
        try life.take(worker)
        return worker
    }

    /// A specialist asks a colleague of the same department to go on.
    private mutating func passAside(from worker: Colleague) throws -> Colleague? {
        let others = crew.engineers(of: worker.employee.unit, on: Day(of: life.at)).filter { $0.id != worker.id }
        guard !client.prospect.isSecret, !others.isEmpty else { return nil }
        let colleague = chance.pick(others)
        weTake(90)
        try handOver(to: colleague, chance.pick(Phrases.passedAside), by: worker)
        return colleague
    }

    private mutating func handOver(to person: Colleague, _ summary: String, by giver: Colleague? = nil) throws {
        try life.handOver(
            to: .person(person.id),
            line: person.employee.line ?? .second,
            department: crew.department(of: person.employee.unit),
            summary,
            by: giver ?? manager
        )
    }
}

extension Stage {
    fileprivate var isWithSomebody: Bool { self == .withSpecialist || self == .withExecutive }
}
