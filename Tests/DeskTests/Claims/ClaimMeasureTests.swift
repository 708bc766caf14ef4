import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// What is done so that a claim does not come again (SPEC L5, L3).
@Suite struct `A measure` {
    @Test(arguments: TestDatabase.engines)
    func `is a task that reminds and shows on the claim where it stands`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let (time, pavel) = (scene.time, scene.cast.pavel)
        let analysed = try await scene.analyse(asking: .person(try #require(pavel.id)), due: time.now + .days(7))
        #expect(analysed.analysis?.rootCause == "Похожие коробки стояли рядом" && analysed.version == 1)
        let measure = try #require(try await scene.measures().first)
        #expect(measure.task.wanted == "Разнести по разным стеллажам" && measure.hands?.id == pavel.id)
        #expect(measure.task.caseID == scene.id && measure.task.due == time.now + .days(7))
        #expect(try await scene.standing() == [.open])
        #expect(try await scene.told().last?.facts["measure"]?.number == Int64(measure.task.number))
        #expect(try await scene.attentions(of: pavel) == [.taskAsked])

        try await scene.pass(.days(7) - .hours(1))
        #expect(try await scene.attentions(of: pavel).contains(.taskNear))
        try await scene.pass(.hours(2))
        #expect(try await scene.attentions(of: pavel).contains(.taskOverdue))
        #expect(try await scene.standing() == [.overdue])
        try await scene.work { _ = try $0.accept($1) }
        try await scene.work { _ = try $0.finish($1, result: "Разнесли") }
        #expect(try await scene.standing() == [.doneLate])
    }

    @Test(arguments: TestDatabase.engines)
    func `is asked for one after another, of departments too, also when the claim is closed`(
        on engine: Dialect
    ) async throws {
        let scene = try await ClaimScene(on: engine)
        try await scene.analyse(asking: .department(scene.cast.network.id))
        try await scene.fill { $0.cause = scene.late.id }
        try await scene.decide()
        try await scene.close()
        try await scene.analyse(asking: .person(try #require(scene.cast.pavel.id)), "Поставить разные ярлыки")
        #expect(try await scene.found().isClosed)
        let measures = try await scene.measures()
        #expect(measures.map(\.task.wanted) == ["Разнести по разным стеллажам", "Поставить разные ярлыки"])
        #expect(measures.first?.task.to == .department(scene.cast.network.id))
        #expect(measures.allSatisfy { $0.task.due > scene.time.now })
        try await scene.work { _ = try $0.accept($1) }
        try await scene.work { _ = try $0.finish($1, result: "Готово") }
        #expect(try await scene.standing() == [.done, .open])
        // Other tasks of the case are no measures.
        #expect(try await scene.claim().version == 4)
    }

    @Test(arguments: TestDatabase.engines)
    func `is not asked for when it can't be, and then nothing is written`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let (irina, pavel) = (scene.cast.irina, try #require(scene.cast.pavel.id))
        await #expect(throws: TaskRefusal.personUnknown) {
            try await scene.analyse(asking: .person(Person.ID(rawValue: 7)))
        }
        await #expect(throws: TaskRefusal.departmentUnknown) {
            try await scene.analyse(asking: .department(Department.ID(rawValue: 7)))
        }
        await #expect(throws: InvalidField("due", "refusal.task.past")) {
            try await scene.analyse(asking: .person(pavel), due: scene.time.now)
        }
        await #expect(throws: InvalidField.self) { try await scene.analyse(asking: .person(pavel), " ") }
        await #expect(throws: RightsRefusal.notAllowed(.doTasks)) {
            let narrow = irina.limited(to: [.seeCases, .seeClients, .workCases])
            try await scene.analyse(asking: .person(pavel), by: narrow)
        }
        try await scene.database.write { try $0.run("UPDATE person SET state = 'left' WHERE id = \(pavel)") }
        await #expect(throws: TaskRefusal.personUnknown) { try await scene.analyse(asking: .person(pavel)) }
        #expect(try await scene.claim().analysis == nil)
        #expect(try await scene.measures().isEmpty)
        await #expect(throws: ClaimRefusal.stale) {
            try await scene.database.write {
                _ = try CaseDesk($0, irina).analyseClaim(scene.id, version: 3, rootCause: "Что-то")
            }
        }
        // The same once more is nothing new.
        for version in [0, 1] {
            let kept = try await scene.database.write {
                try CaseDesk($0, irina).analyseClaim(scene.id, version: version, rootCause: "Похожие коробки")
            }
            #expect(kept.version == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `goes along when cases are merged, and back`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let (irina, payment) = (scene.cast.irina, scene.cast.payment)
        try await scene.analyse(asking: .department(scene.cast.network.id))
        let asked = try await scene.measures().map(\.task.id)
        try await scene.database.write { tx in
            let found = try #require(try tx.findCase(scene.id, visibleTo: irina))
            _ = try CaseDesk(tx, irina).merge(scene.id, version: found.version, into: payment.id)
        }
        let kept = try await scene.database.read { snapshot in
            let found = try #require(try snapshot.findCase(payment.id, visibleTo: irina))
            return try snapshot.measures(of: found, visibleTo: irina).map(\.task.id)
        }
        #expect(kept == asked && kept.count == 1)
        try await scene.database.write { _ = try CaseDesk($0, irina).separate(scene.id) }
        #expect(try await scene.measures().map(\.task.id) == asked)
    }

    /// Sheets were written before measures were tasks.
    @Test(arguments: TestDatabase.engines)
    func `that was only noted is kept until it is asked for`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let (irina, pavel) = (scene.cast.irina, try #require(scene.cast.pavel.id))
        try await scene.fill { $0.severity = .minor }
        try await scene.database.write { tx in
            try tx.run(
                """
                UPDATE claim SET root_cause = 'Спешили', measure = 'Не спешить', measure_owner = \(pavel),
                    measure_due = \(tx.now), analysed = \(tx.now)
                WHERE service_case = \(scene.id)
                """
            )
        }
        let noted = try #require(try await scene.claim().analysis?.noted)
        #expect(noted.text == "Не спешить" && noted.owner == pavel && noted.due == scene.time.now)
        let version = try await scene.claim().version
        let kept = try await scene.database.write {
            try CaseDesk($0, irina).analyseClaim(scene.id, version: version, rootCause: "Очень спешили")
        }
        #expect(kept.analysis?.noted == noted)
        try await scene.analyse(asking: .person(pavel))
        #expect(try await scene.claim().analysis?.noted == nil)
        #expect(try await scene.measures().count == 1)
    }
}

extension ClaimScene {
    @discardableResult
    fileprivate func analyse(
        asking receiver: TaskReceiver,
        _ wanted: String = "Разнести по разным стеллажам",
        due: Moment? = nil,
        by member: Member? = nil
    ) async throws -> Claim {
        let (id, member, version) = (id, member ?? cast.irina, try await claim().version)
        return try await database.write { tx in
            try CaseDesk(tx, member).analyseClaim(
                id,
                version: version,
                rootCause: "Похожие коробки стояли рядом",
                measure: NewTask(to: receiver, wanted: wanted, due: due)
            )
        }
    }

    fileprivate func measures() async throws -> [TaskLine] {
        let (found, irina) = (try await found(), cast.irina)
        return try await database.read { try $0.measures(of: found, visibleTo: irina) }
    }

    fileprivate func standing() async throws -> [MeasureStanding] {
        let now = time.now
        return try await measures().map { $0.task.measureStanding(at: now) }
    }

    /// Pavel does something about the first measure.
    fileprivate func work(_ step: @escaping @Sendable (TaskDesk, WorkTask.ID) throws -> Void) async throws {
        let (pavel, id) = (cast.pavel, try #require(try await measures().first?.task.id))
        try await database.write { try step(TaskDesk($0, pavel), id) }
    }

    fileprivate func attentions(of member: Member) async throws -> [Attention.Kind] {
        try await database.read { try $0.attentions(of: member).map(\.kind) }
    }

    fileprivate func pass(_ span: Duration) async throws {
        time.advance(by: span)
        _ = try await DeadlineWatch(database, bells: [TaskBell()]).ringAll()
    }
}
