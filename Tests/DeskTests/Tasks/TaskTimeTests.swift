import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// Deadlines of tasks, what repeats, and what departments come to (SPEC L2, L3).
@Suite struct `Tasks in time` {
    @Test(arguments: TestDatabase.engines)
    func `tell whoever has them, then the head, once each`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let watch = DeadlineWatch(house.database, bells: [TaskBell()])
        let task = try await house.ask(try house.person(cast.pavel), in: .hours(4))
        try await house.perform(as: cast.pavel) { try $0.accept(task.id) }
        house.time.advance(by: .hours(3) + .minutes(30))
        #expect(try await watch.ringAll() == 1)
        #expect(try await watch.ringAll() == 0)
        #expect(try await house.calls(of: cast.pavel).first == .taskNear)
        #expect(try await house.calls(of: cast.vera).isEmpty)
        house.time.advance(by: .hours(1))
        #expect(try await watch.ringAll() == 1)
        #expect(try await house.calls(of: cast.pavel).first == .taskOverdue)
        #expect(try await house.calls(of: cast.vera) == [.taskOverdue], "nobody heads the department, so who is above")
        let overdue = try await house.database.read {
            try $0.tasks(TaskFilter(state: .overdue), visibleTo: cast.irina, limit: 10).items
        }
        #expect(overdue.map(\.task.id) == [task.id])
        try await house.perform(as: cast.pavel) { try $0.finish(task.id, result: "Готово") }
        house.time.advance(by: .days(30))
        #expect(try await watch.ringAll() == 0, "what is done rings no more")
        #expect(try await house.line(task.id)?.task.state.outcome?.overrun == .minutes(30))
    }

    @Test(arguments: TestDatabase.engines)
    func `that nobody has taken on ring at the head's at once`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let watch = DeadlineWatch(house.database, bells: [TaskBell()])
        _ = try await house.ask(.department(house.cast.finance.id), in: .hours(4))
        house.time.advance(by: .hours(3) + .minutes(30))
        #expect(try await watch.ringAll() == 1)
        #expect(try await house.calls(of: house.cast.vera).first == .taskNear)
    }

    @Test(arguments: TestDatabase.engines)
    func `that repeat are asked for once a day, however many days were missed`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let new = NewRepetition(to: house.network, wanted: "Сверить остатки", rhythm: .workingDays, hours: 4)
        let repetition = try await house.perform(as: cast.irina) { try $0.repeat(new) }
        #expect(repetition.next.description == "2026-03-03")
        func made() async throws -> [WorkTask] {
            // Two nodes, and one of them once more after a restart.
            for _ in 1...3 {
                try await JobRunner(
                    database: house.database,
                    handlers: [TaskRepeating(house.database)],
                    recurring: [TaskRepeating.turn]
                ).runDue()
            }
            try await TaskRepeating(house.database).askAll()
            let filter = TaskFilter(state: .all, department: cast.network.id)
            return try await house.database.read {
                try $0.tasks(filter, visibleTo: .program, limit: 50).items.map(\.task)
            }
        }
        #expect(try await made().isEmpty)
        house.time.advance(by: .hours(14))
        let first = try await made()
        #expect(first.count == 1 && first[0].turn == TaskTurn(repetition: repetition.id, day: repetition.next))
        #expect(first[0].asker == cast.irina.id && first[0].what == "Сверить остатки")
        #expect(try await made().count == 1)
        house.time.advance(by: .days(99))
        #expect(try await made().count == 2, "a hundred days are made up for by one task")
        house.time.advance(by: .days(1))
        #expect(try await made().count == 3)
        try await house.perform(as: cast.irina) { try $0.turn(repetition.id, on: false) }
        house.time.advance(by: .days(5))
        #expect(try await made().count == 3)
        await #expect(throws: TaskRefusal.notAsker) {
            try await house.perform(as: cast.pavel) { try $0.turn(repetition.id, on: true) }
        }
        try await house.perform(as: cast.irina) { try $0.turn(repetition.id, on: true) }
        house.time.advance(by: .days(5))
        #expect(try await made().count == 4)
    }

    @Test(arguments: TestDatabase.engines)
    func `that repeat go to the department when the one who was asked has left`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        let new = NewRepetition(to: try house.person(cast.pavel), wanted: "Проверить копии", rhythm: .weekly(.tuesday))
        try await house.perform(as: cast.irina) { try $0.repeat(new) }
        try await house.database.write { try Staff($0, .program).leave(try #require(cast.pavel.id)) }
        house.time.advance(by: .days(2))
        try await TaskRepeating(house.database).askAll()
        let made = try await house.database.read { try $0.tasks(visibleTo: cast.irina, limit: 10).items }
        #expect(made.map(\.task.to) == [.department(cast.network.id)])
    }

    @Test(arguments: TestDatabase.engines)
    func `come to the score of their department, by the month in which they were due`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        func work(finishAfter span: Duration, sentBack: Bool = false) async throws {
            let task = try await house.ask(house.network, in: .hours(2))
            try await house.perform(as: cast.pavel) { try $0.accept(task.id) }
            house.time.advance(by: span)
            try await house.perform(as: cast.pavel) { try $0.finish(task.id, result: "Готово") }
            guard sentBack else { return try await house.perform(as: cast.irina) { _ = try $0.approve(task.id) } }
            try await house.perform(as: cast.irina) { try $0.sendBack(task.id, because: "Мало") }
        }
        try await work(finishAfter: .hours(1))
        try await work(finishAfter: .hours(4))
        house.time.set(FixedTime.start + .days(30))
        try await work(finishAfter: .hours(1), sentBack: true)
        let withdrawn = try await house.ask(house.network, in: .hours(2))
        try await house.perform(as: cast.irina) { try $0.withdraw(withdrawn.id) }
        _ = try await house.ask(house.network, in: .hours(2))
        house.time.advance(by: .hours(3))

        let scores = try await house.database.read { snapshot in
            try snapshot.departmentScores(try snapshot.scoreMonths(), visibleTo: cast.irina)
        }
        let score = try #require(scores.first)
        #expect(scores.count == 1 && score.name == cast.network.name && score.months.count == 6)
        let (march, april) = (score.months[4], score.months[5])
        #expect(march.due == 2 && march.onTime == 1 && march.late == 1 && march.overdue == 0)
        #expect(march.shareOnTime == 0.5 && march.meanOverrun == .hours(2))
        #expect(april.due == 2 && april.onTime == 0 && april.overdue == 2 && april.sentBack == 1)
        #expect(score.whole.due == 4)
    }

    @Test(arguments: TestDatabase.engines)
    func `count the claims that a department is at fault for`(on engine: Dialect) async throws {
        let house = try await TaskHouse(on: engine)
        let cast = house.cast
        for (client, verdict) in [(cast.vector, "NULL"), (cast.vector, "'declined'"), (cast.sigma, "NULL")] {
            try await house.database.write { tx in
                let new = NewCase(client: client.id, kind: .claim, text: "Связи не было", channel: .phone)
                let found = try CaseDesk(tx, cast.vera).open(new)
                try tx.run("DELETE FROM claim WHERE service_case = \(found.id)")
                let decided: SQL = verdict == "NULL" ? "NULL, NULL, NULL" : "'declined', 'Нет вины', 1"
                try tx.run(
                    """
                    INSERT INTO claim (id, service_case, department_at_fault, verdict, decision, decided, version)
                    VALUES (\(found.id), \(found.id), \(cast.network.id), \(decided), 1)
                    """
                )
            }
        }
        func claims(_ member: Member) async throws -> Int? {
            try await house.database.read {
                try $0.departmentScores(try $0.scoreMonths(), of: cast.network.id, visibleTo: member).first?.whole
                    .claims
            }
        }
        #expect(try await claims(cast.vera) == 2)
        #expect(try await claims(cast.oleg) == 1, "who may not know of a client does not count its claims either")

        try await house.database.write { tx in
            let found: [Case] = try tx.all(
                "SELECT \(Case.columns) FROM service_case WHERE kind = 'claim' AND client = \(cast.vector.id) ORDER BY id"
            )
            _ = try CaseDesk(tx, cast.vera).merge(found[0].id, version: found[0].version, into: found[1].id)
        }
        #expect(try await claims(cast.vera) == 1, "said twice, it is one")
    }

    @Test func `are read by indexes alone`() async throws {
        let member = Member(
            id: Person.ID(rawValue: 5),
            name: PersonName(),
            permissions: [.doTasks],
            department: Department.ID(rawValue: 6)
        )
        let (person, department) = (Person.ID(rawValue: 5), Department.ID(rawValue: 6))
        let plan = try await PlanTests.plan { snapshot in
            let states: [TaskFilter.State] = [.open, .overdue, .over, .all, .only(.new), .only(.approved)]
            let filters = states.flatMap { state in
                [
                    TaskFilter(state: state), TaskFilter(state: state, asker: person),
                    TaskFilter(state: state, hands: person), TaskFilter(state: state, department: department),
                    TaskFilter(state: state, caseID: ID(rawValue: 1)),
                    TaskFilter(state: state, parent: ID(rawValue: 1)),
                ]
            }
            for filter in filters {
                _ = try snapshot.tasks(filter, visibleTo: member, limit: 20)
                let cursor = TimeCursor(at: FixedTime.start, id: 5)
                _ = try snapshot.tasks(filter, visibleTo: member, after: cursor, limit: 20)
            }
            _ = try snapshot.myDay(of: member)
            _ = try snapshot.isCalled(member, to: ID(rawValue: 1))
            _ = try snapshot.taskRepetitions()
        }
        #expect(plan.count > 100)
        for step in plan {
            #expect(!step.contains("TEMP B-TREE"), "\(step)")
            let isScan = step.hasPrefix("SCAN") && !step.contains("USING INDEX") && !step.contains("CONSTANT ROW")
            #expect(
                !isScan || step.contains("held") || step.contains("owned") || step == "SCAN task_repetition",
                "\(step)"
            )
        }
    }
}
