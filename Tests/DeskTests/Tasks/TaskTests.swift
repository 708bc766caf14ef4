import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// Work that is asked of departments and colleagues (SPEC L1, L3, W4).
@Suite struct `A task for a department` {
    @Test(arguments: TestDatabase.engines)
    func `goes from the case to the accepted result, and the case stays whose it was`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        try await house.database.write { _ = try CaseDesk($0, cast.irina).take(cast.payment.id) }
        let task = try await house.ask(house.network)
        #expect(task.what == "Сверить платежи по счёту 118")
        #expect(try await house.day(of: cast.pavel).free.map(\.task) == [task])
        #expect(try await house.day(of: cast.irina).unanswered.map(\.task) == [task])
        try await house.perform(as: cast.pavel) { try $0.accept(task.id) }
        #expect(try await house.day(of: cast.pavel).mine.map(\.task.id) == [task.id])
        #expect(try await house.day(of: cast.irina).unanswered.isEmpty)
        try await house.perform(as: cast.pavel) { try $0.start(task.id) }
        try await house.perform(as: cast.pavel) { try $0.finish(task.id, result: "Платёж найден") }
        #expect(try await house.calls(of: cast.irina) == [.taskDone])
        #expect(try await house.day(of: cast.irina).back.map(\.task.id) == [task.id])
        try await house.perform(as: cast.irina) { try $0.approve(task.id) }
        let line = try #require(try await house.line(task.id))
        #expect(line.task.state.word == .approved && line.lastWord == "Платёж найден")
        #expect(try await house.day(of: cast.irina).isEmpty)
        #expect(try await house.day(of: cast.pavel).isEmpty)
        try await house.database.read { snapshot in
            let found = try #require(try snapshot.findCase(cast.payment.id, visibleTo: cast.irina))
            #expect(found.owner == cast.irina.id && found.worker == cast.irina.id)
            let kinds = try snapshot.history(of: found).map(\.kind.name)
            #expect(kinds.suffix(5) == ["task.asked", "task.accepted", "task.started", "task.done", "task.approved"])
            let page = try #require(try snapshot.casePage(number: found.number, for: cast.irina))
            #expect(page.tasks.map(\.task.id) == [task.id])
            let facts = try #require(try snapshot.history(of: task.eventSubject).last).facts
            #expect(facts["late"]?.truth == false && facts["case"]?.id(of: Case.self) == found.id)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is returned twenty times, and it is counted`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let (cast, network) = (house.cast, house.network)
        let task = try await house.ask(network)
        for turn in 1...20 {
            try await house.perform(as: cast.pavel) { try $0.giveBack(task.id, because: "Нет договора \(turn)") }
            try await house.perform(as: cast.irina) { try $0.ask(again: task.id, of: network) }
        }
        let line = try #require(try await house.line(task.id))
        #expect(line.task.returns == 20 && line.task.state == .new)
        try await house.database.read { snapshot in
            #expect(try snapshot.words(on: line.task).map(\.text) == (1...20).map { "Нет договора \($0)" })
            let months = try snapshot.scoreMonths()
            let score = try #require(try snapshot.departmentScores(months, visibleTo: cast.vera).first)
            #expect(score.whole.returned == 20 && score.department == cast.network.id)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `comes back to be done better, with the reason and a later deadline`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let task = try await house.ask(try house.person(cast.pavel))
        #expect(try await house.calls(of: cast.pavel) == [.taskAsked])
        try await house.perform(as: cast.pavel) { try $0.accept(task.id) }
        try await house.perform(as: cast.pavel) { try $0.finish(task.id, result: "Готово") }
        let later = house.time.now + .hours(20)
        try await house.perform(as: cast.irina) { try $0.sendBack(task.id, because: "А где акт?", due: later) }
        let line = try #require(try await house.line(task.id))
        #expect(line.task.sentBack == 1 && line.task.due == later && line.lastWord == "А где акт?")
        #expect(try await house.calls(of: cast.pavel).first == .taskSentBack)
        #expect(try await house.day(of: cast.pavel).mine.count == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `is done by those who are asked and decided by the one who asked`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let task = try await house.ask(house.network)
        await #expect(throws: TaskRefusal.notAsked) {
            try await house.perform(as: cast.oleg) { try $0.accept(task.id) }
        }
        await #expect(throws: TaskRefusal.notNow(.new)) {
            try await house.perform(as: cast.pavel) { try $0.finish(task.id, result: "Сразу") }
        }
        try await house.perform(as: cast.pavel) { try $0.accept(task.id) }
        await #expect(throws: TaskRefusal.notNow(.accepted)) {
            try await house.perform(as: cast.pavel) { try $0.accept(task.id) }
        }
        try await house.perform(as: cast.pavel) { try $0.finish(task.id, result: "Готово") }
        await #expect(throws: TaskRefusal.notAsker) {
            try await house.perform(as: cast.pavel) { try $0.approve(task.id) }
        }
        await #expect(throws: InvalidField.self) {
            try await house.perform(as: cast.irina) { try $0.sendBack(task.id, because: " ") }
        }
        let weak = cast.irina.limited(to: [.seeCases])
        await #expect(throws: RightsRefusal.notAllowed(.doTasks)) {
            try await house.perform(as: weak) { try $0.approve(task.id) }
        }
        // The head of service answers for all.
        try await house.perform(as: cast.vera) { try $0.approve(task.id) }
    }

    @Test(arguments: TestDatabase.engines)
    func `is for a time to come, by the policy when none is named`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        for span in [Duration.zero, .minutes(-1), .days(4 * 365)] {
            await #expect(throws: InvalidField.self) { _ = try await house.ask(house.network, in: span) }
        }
        let new = NewTask(to: house.network, wanted: "Проверить канал")
        let task = try await house.perform(as: cast.irina) { try $0.ask(new) }
        let usual = try await house.database.read { try $0.usualTaskDue(on: nil) }
        #expect(task.due == usual && task.due > house.time.now)
        await #expect(throws: InvalidField.self) {
            try await house.perform(as: cast.irina) { try $0.ask(NewTask(to: new.to, wanted: " \n ")) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is not lost when whoever has it leaves`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let task = try await house.ask(try house.person(cast.pavel))
        try await house.perform(as: cast.pavel) { try $0.accept(task.id) }
        let sonya = try await house.database.write { tx in
            let new = NewPerson(
                login: "sonya",
                name: PersonName(family: "Мухина", given: "Софья"),
                roles: [.specialist],
                department: cast.network.id
            )
            let person = try Staff(tx, .program).add(new).person.id
            try Staff(tx, .program).leave(try #require(cast.pavel.id))
            return try tx.member(person)
        }
        let board = TaskFilter(department: cast.network.id)
        let seen = try await house.database.read { try $0.tasks(board, visibleTo: sonya, limit: 10).items }
        #expect(seen.map(\.task.id) == [task.id] && seen.first?.isFree == true)
        #expect(try await house.day(of: sonya).mine.isEmpty, "it falls to nobody by itself")
        #expect(try await house.day(of: sonya).free.map(\.task.id) == [task.id], "but it is there to be taken on")
        #expect(try await house.day(of: cast.irina).unanswered.map(\.task.id) == [task.id])
        try await house.perform(as: sonya) { try $0.accept(task.id) }
        #expect(try await house.line(task.id)?.hands?.id == sonya.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `is done by the stand-in while whoever has it is away`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        try await house.database.write { [now = house.time.now] tx in
            let (pavel, nina) = (try #require(cast.pavel.id), try #require(cast.nina.id))
            try Staff(tx, .program).goAway(pavel, from: now, until: now + .days(7), standIn: nina)
        }
        let task = try await house.ask(try house.person(cast.pavel))
        #expect(try await house.calls(of: cast.nina) == [.taskAsked])
        await #expect(throws: TaskRefusal.notAsked) {
            try await house.perform(as: cast.oleg) { try $0.accept(task.id) }
        }
        try await house.perform(as: cast.nina) { try $0.accept(task.id) }
        #expect(try await house.line(task.id)?.hands?.id == cast.nina.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `of a department without people is its head's`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let task = try await house.ask(.department(cast.finance.id))
        #expect(try await house.calls(of: cast.vera) == [.taskAsked])
        #expect(try await house.day(of: cast.vera).free.map(\.task.id) == [task.id])
        try await house.perform(as: cast.vera) { try $0.accept(task.id) }
    }

    @Test(arguments: TestDatabase.engines)
    func `about a confidential client is for those alone who may know of it`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        func ask(_ receiver: TaskReceiver) async throws -> WorkTask {
            let new = NewTask(to: receiver, wanted: "Проверить договор", caseID: cast.secret.id)
            return try await house.perform(as: cast.vera) { try $0.ask(new) }
        }
        let (pavel, irina) = (try house.person(cast.pavel), try house.person(cast.irina))
        await #expect(throws: TaskRefusal.personMayNotKnow) { _ = try await ask(pavel) }
        // Nobody of the network department is named, but Vera is, who is above all departments.
        let byDepartment = try await ask(house.network)
        let task = try await ask(irina)
        for id in [byDepartment.id, task.id] {
            #expect(try await house.line(id, as: cast.pavel) == nil)
            #expect(try await house.line(id, as: cast.irina) != nil)
        }
        #expect(try await house.day(of: cast.pavel).isEmpty)
        await #expect(throws: TaskRefusal.notFound) {
            try await house.perform(as: cast.pavel) { try $0.accept(byDepartment.id) }
        }
        let scores = try await house.database.read {
            try $0.departmentScores(try $0.scoreMonths(), visibleTo: cast.pavel)
        }
        #expect(scores.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `goes along when its case becomes part of another, and back`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        try await house.database.write { _ = try CaseDesk($0, cast.irina).take(cast.payment.id) }
        let task = try await house.ask(house.network)
        let other = try await house.database.write { tx in
            let new = NewCase(client: cast.vector.id, kind: .question, text: "То же", channel: .phone)
            let other = try CaseDesk(tx, cast.irina).open(new)
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            return try CaseDesk(tx, cast.irina).merge(found.id, version: found.version, into: other.id)
        }
        #expect(try await house.line(task.id)?.task.caseID == other.id)
        try await house.database.write { _ = try CaseDesk($0, cast.irina).separate(cast.payment.id) }
        #expect(try await house.line(task.id)?.task.caseID == cast.payment.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `outlives the closing of its case, and both sides are told`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        try await house.database.write { _ = try CaseDesk($0, cast.irina).take(cast.payment.id) }
        let task = try await house.ask(try house.person(cast.pavel))
        try await house.database.write { tx in
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            _ = try CaseDesk(tx, cast.irina).close(found.id, version: found.version, confirmedBy: .phone)
        }
        #expect(try await house.calls(of: cast.pavel).contains(.taskCaseClosed))
        let line = try #require(try await house.line(task.id))
        #expect(line.task.state == .new && line.about?.isClosed == true)
        await #expect(throws: CaseRefusal.closed) { _ = try await house.ask(house.network) }
        try await house.perform(as: cast.pavel) { try $0.accept(task.id) }
        try await house.perform(as: cast.pavel) { try $0.finish(task.id, result: "Сделано и без заявки") }
    }
}
