import Basics
import Desk
import Events
import People

extension Plot {
    /// Asks another department for something that the case needs, and accepts what it brings.
    mutating func askColleagues() throws {
        let errand = chance.pick(Errand.all)
        let doers = crew.people(of: errand.unit, on: Day(of: life.at)).filter { $0.id != manager.id }
        guard !client.prospect.isSecret, let department = crew.department(of: errand.unit), !doers.isEmpty else {
            return
        }
        let doer = chance.pick(doers)
        weTake(20)
        let due = life.at.workingLater(seconds: chance.pick([4, 8, 16]) * 3600)
        life.ask(errand.wanted, of: .department(department), by: due, manager)
        if stage.isInTheMiddle, chance.happens(0.3) { return }
        weTake(60)
        try life.step(.accept(by: doer.id), "task.accepted", by: doer)
        if stage.isInTheMiddle, chance.happens(0.4) { return }
        if chance.happens(0.12) {
            weTake(40)
            try life.step(.giveBack(by: doer.id), "task.returned", .return, errand.objection, by: doer)
            if stage.isInTheMiddle { return }
            weTake(30)
            try life.step(.ask(.department(department), due: nil), "task.asked-again", by: manager)
            weTake(45)
            try life.step(.accept(by: doer.id), "task.accepted", by: doer)
        }
        weTake(chance.happens(0.2) ? 700 : 150)
        try finish(errand, doer)
        if chance.happens(0.1) {
            weTake(30)
            try life.step(.sendBack(due: nil), "task.sent-back", .sendingBack, errand.missing, by: manager)
            weTake(90)
            try finish(errand, doer)
        }
        if stage.isInTheMiddle, chance.happens(0.5) { return }
        weTake(30)
        try life.step(.approve, "task.approved", by: manager)
    }

    private mutating func finish(_ errand: Errand, _ doer: Colleague) throws {
        try life.step(.finish(overrun: life.overrun), "task.done", .result, errand.result, by: doer)
    }
}

extension Life {
    mutating func ask(_ wanted: String, of assignee: WorkTask.Assignee, by due: Moment, _ person: Colleague) {
        let task = WorkTask(
            id: ids.next(at: at),
            // One case asks for one thing at most, so its number is free.
            number: current.number,
            caseID: current.id,
            what: wanted,
            wanted: wanted,
            asker: person.id,
            to: assignee,
            asked: at,
            due: due
        )
        self.task = (task, deed: deeds.count)
        let facts: [String: Fact] = ["what": .text(task.what), "repeated": false]
        keep([.task(task)], [.about(task, "task.asked", for: current.client, from: nil, facts)], by: person.actor)
    }

    /// By how much working time what is asked for is late.
    var overrun: Duration {
        guard let due = task?.now.due, at > due else { return .zero }
        return max(due.workingTime(to: at), .minutes(1))
    }

    mutating func step(
        _ step: WorkTask.Step,
        _ kind: Event.Kind,
        _ saying: TaskWord.Kind? = nil,
        _ text: String = "",
        by person: Colleague
    ) throws {
        guard let (old, deed) = task else { return }
        var next = try old.after(step, at: at)
        var rows: [Deed.Row] = []
        var facts: [String: Fact] = [:]
        if let saying {
            let word = TaskWord(
                id: ids.next(at: at),
                task: old.id,
                kind: saying,
                text: text,
                author: person.id,
                at: at
            )
            next.word = word.id
            rows = [.taskWord(word)]
            facts = ["word": Fact(word.id)]
        }
        // The row is written once, as it will stand in the end.
        deeds[deed].rows = [.task(next)]
        task = (next, deed)
        keep(rows, [.about(next, kind, for: current.client, from: old, facts)], by: person.actor)
    }
}
