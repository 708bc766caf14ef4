import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// Cases that are raised until somebody answers (SPEC L4).
@Suite struct `An escalation` {
    @Test(arguments: TestDatabase.engines)
    func `goes to the head, who answers in writing, and the case tells of it`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let cast = house.cast
        let raised = try await house.raise()
        #expect(raised.addressee == cast.oleg.id && raised.level == 1 && raised.edition == 1)
        #expect(raised.due == house.time.now + .hours(4), "four working hours from noon")
        #expect(try await house.attentions(of: cast.oleg) == [.escalated])
        #expect(
            try await house.database.read { try $0.myDay(of: cast.oleg).escalations.map(\.escalation.id) } == [
                raised.id
            ]
        )
        let page = try await house.database.read {
            try #require(try $0.casePage(number: cast.payment.number, for: cast.irina))
        }
        #expect(page.escalations.map(\.escalation.id) == [raised.id] && page.myDay.escalations.isEmpty)

        await #expect(throws: EscalationRefusal.notYours) {
            try await house.act(cast.pavel) { _ = try $0.answer(raised.id, .decided, "Да") }
        }
        await #expect(throws: EscalationRefusal.notYours) {
            try await house.act(cast.irina) { _ = try $0.answer(raised.id, .decided, "Сама решу") }
        }
        let answered = try await house.act(cast.oleg) { try $0.answer(raised.id, .decided, "Платите вручную") }
        #expect(answered.outcome?.word == .decided)
        let end = try #require(try await house.steps(raised.id).last?.end)
        #expect(end.word == .answered && end.by == cast.oleg.id)
        let shown = try await house.database.read { try #require(try $0.escalationPage(raised.id, for: cast.irina)) }
        #expect(shown.notes.values.map(\.text) == ["Платите вручную"])
        #expect(try await house.told() == ["case.escalated", "case.escalation-answered"])
        #expect(try await house.attentions(of: cast.irina) == [.escalationAnswered])
        await #expect(throws: EscalationRefusal.ended) {
            try await house.act(cast.oleg) { _ = try $0.answer(raised.id, .declined, "Нет") }
        }
        #expect(try await house.pass(.days(30)) == 0, "nobody is asked any more")
        #expect(try await house.open().isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `climbs level by level when nobody answers, and stays open at the top`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let (cast, director) = (house.cast, house.director)
        let raised = try await house.raise()
        try await house.pass(.hours(3))
        #expect(try await house.now(raised.id).level == 1)
        #expect(try await house.attentions(of: cast.oleg).contains(.escalationNear))

        try await house.pass(.hours(1))
        #expect(try await house.now(raised.id).addressee == cast.pavel.id)
        try await house.pass(.zero)
        #expect(try await house.now(raised.id).level == 2, "once is enough")
        // Nobody looked for ten days: it goes on from where it stood, and whoever is asked has their whole time.
        try await house.pass(.days(10))
        let top = try await house.now(raised.id)
        #expect(top.addressee == cast.vera.id && top.level == 3 && top.due > house.time.now)
        #expect(
            try await house.database.read { try $0.topHeads() } == [cast.vera.id, director.id],
            "the nearest first"
        )

        try await house.pass(.days(3))
        #expect(try await house.now(raised.id).addressee == director.id, "the head of service kept silent, too")
        try await house.pass(.days(3))
        let late = try await house.now(raised.id)
        #expect(late.isOpen && late.addressee == director.id && late.isOverdue(at: house.time.now))
        #expect(try await house.attentions(of: director).contains(.escalationOverdue))
        #expect(try await house.attentions(of: cast.vera).contains(.escalationOverdue))
        try await house.pass(.days(3))
        #expect(try await house.now(raised.id).turn > late.turn, "they hear of it again and again")
        let steps = try await house.steps(raised.id)
        #expect(steps.map(\.level) == [1, 2, 3, 3] && steps.map(\.way) == [.raised, .climbed, .climbed, .climbed])
        #expect(steps.map(\.end?.word) == [.unanswered, .unanswered, .unanswered, nil])
        #expect(try await house.told().filter { $0 == "case.escalation-climbed" }.count == 3)
        try await house.act(director) { _ = try $0.answer(raised.id, .accepted, "Беру") }
        #expect(try await house.pass(.days(30)) == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `climbs once, however many look at the time`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let raised = try await house.raise()
        house.time.advance(by: .hours(4))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { _ = try await DeadlineWatch(house.database, bells: [EscalationBell()]).ringAll() }
            }
            try await group.waitForAll()
        }
        #expect(try await house.steps(raised.id).map(\.level) == [1, 2])
    }

    @Test(arguments: TestDatabase.engines)
    func `finds the one who stands in, or the next above, and says why`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let cast = house.cast
        let (oleg, nina, pavel) = try (#require(cast.oleg.id), #require(cast.nina.id), #require(cast.pavel.id))
        try await house.database.write { tx in
            try Staff(tx, .program).goAway(oleg, from: tx.now - .hours(1), until: tx.now + .days(7), standIn: nina)
            try tx.run("UPDATE person SET state = 'left' WHERE id = \(pavel)")
        }
        let raised = try await house.raise()
        #expect(raised.addressee == nina && raised.level == 1)
        #expect(try await house.steps(raised.id).first?.passedOver.map(\.why) == [.away])
        try await house.pass(.hours(4))
        let climbed = try await house.now(raised.id)
        #expect(climbed.level == 3 && climbed.addressee == cast.vera.id)
        #expect(try await house.steps(raised.id).last?.passedOver.first?.why == .left)
    }

    @Test(arguments: TestDatabase.engines)
    func `passes over whom a wall keeps from knowing, and never gets stuck`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let (cast, words) = (house.cast, EscalatingHouse.words)
        let irina = try #require(cast.irina.id)
        try await house.database.write { tx in
            try WallBook(tx, cast.vera).makeConfidential(client: cast.vector.id, naming: [irina])
        }
        let raised = try await house.raise()
        #expect(raised.addressee == cast.vera.id, "she alone is at the top and named on the wall")
        let step = try #require(try await house.steps(raised.id).first)
        #expect(step.passedOver.contains { $0.why == .mayNotKnow && $0.person == nil })
        #expect(!step.passedOver.contains { $0.why == .mayNotKnow && $0.person != nil })
        #expect(try await house.database.read { try $0.findEscalation(raised.id, visibleTo: cast.oleg) } == nil)
        #expect(try await house.database.read { try $0.escalationPage(raised.id, for: cast.oleg) } == nil)
        #expect(try await house.database.read { try $0.escalations(visibleTo: cast.oleg, limit: 9).items }.isEmpty)
        await #expect(throws: EscalationRefusal.notFound) {
            try await house.act(house.director) { _ = try $0.answer(raised.id, .decided, "Да") }
        }
        await #expect(throws: InvalidField.self) {
            try await house.act(cast.vera) { _ = try $0.hand(raised.id, to: try #require(cast.oleg.id)) }
        }
        // Only those who are named are left: whoever of them did not raise it.
        try await house.act(cast.irina) { _ = try $0.withdraw(raised.id) }
        try await house.database.write { tx in
            let nina = try #require(cast.nina.id)
            try WallBook(tx, cast.vera).name(person: nina, on: cast.vector.id)
            try tx.run("UPDATE person SET state = 'left' WHERE id = \(cast.vera.id)")
        }
        #expect(try await house.raise(words).addressee == cast.nina.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `begins by itself once for each level of a case`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let (cast, id) = (house.cast, house.cast.payment.id)
        func reach(_ share: Int) async throws {
            try await house.database.write { try $0.escalateIfAsked(id, share: share) }
        }
        try await reach(75)
        #expect(try await house.open().isEmpty, "a claim alone is raised so soon")
        for _ in 0..<3 { try await reach(100) }
        let raised = try #require(try await house.open().first)
        #expect(raised.cause == .byItself(share: 100) && raised.level == 1 && raised.addressee == cast.oleg.id)
        try await reach(150)
        #expect(try await house.open().map(\.level) == [3], "the one that is open is lifted")
        #expect(try await house.told() == ["case.escalated", "case.escalation-lifted"])
        try await house.act(cast.vera) { _ = try $0.answer(raised.id, .declined, "Ждём банк") }
        try await reach(150)
        try await reach(100)
        #expect(try await house.open().isEmpty, "it was raised for that before")
        await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { try await house.database.write { try $0.escalateIfAsked(cast.router.id, share: 200) } }
            }
        }
        #expect(try await house.open().count == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `begins when the time for the solution is over, unless that is long ago`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        try await house.countDeadlines()
        let watch = DeadlineWatch(house.database, bells: [CaseBell(), EscalationBell()])
        house.time.advance(by: .days(1))
        try await watch.ringAll()
        #expect(try await house.open().isEmpty)
        house.time.advance(by: .days(1))
        try await watch.ringAll()
        #expect(
            try await house.open().map(\.cause) == [.byItself(share: 100)],
            "sixteen working hours of Monday's noon"
        )
        let late = try await EscalatingHouse(on: engine)
        try await late.countDeadlines()
        late.time.advance(by: .days(30))
        try await DeadlineWatch(late.database, bells: [CaseBell(), EscalationBell()]).ringAll()
        #expect(try await late.open().isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `begins for what a case is, as soon as it is that`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let cast = house.cast
        let listens = try await EscalationWatch(house.database).isListening()
        #expect(!listens, "the standard procedure looks at the time alone")
        try await house.database.write { tx in
            let book = EscalationBook(tx, cast.vera)
            let level = EscalationProcedure.Level(
                to: .headOfWorker,
                minutes: 60,
                byItself: EscalationProcedure.Occasion(priority: .urgent)
            )
            _ = try book.publish(version: try book.keep(EscalationProcedure(levels: [level]), over: nil).version)
        }
        func hear() async throws {
            let told = try await house.database.read { try $0.history(of: cast.payment.eventSubject) }
            for _ in 0..<2 { try await EscalationWatch(house.database).receive(told) }
        }
        try await hear()
        #expect(try await house.open().isEmpty)
        try await house.database.write { tx in
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            _ = try CaseDesk(tx, cast.irina).change(found.id, version: found.version, CaseChange(priority: .urgent))
        }
        try await hear()
        #expect(try await house.open().map(\.cause) == [.byItself(share: 0)])
    }

    @Test(arguments: TestDatabase.engines)
    func `is steered by who answers for the case, and by who raised it`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let cast = house.cast
        let (nina, pavel) = try (#require(cast.nina.id), #require(cast.pavel.id))
        let raised = try await house.raise()
        await #expect(throws: EscalationRefusal.openAlready) { _ = try await house.raise() }
        await #expect(throws: EscalationRefusal.notForYou) {
            try await house.act(cast.nina) { _ = try $0.withdraw(raised.id) }
        }
        let handed = try await house.act(cast.oleg) { try $0.hand(raised.id, to: nina, "Посмотрите, пожалуйста") }
        #expect(handed.addressee == nina && handed.due == raised.due && handed.level == 1)
        await #expect(throws: EscalationRefusal.stale) {
            try await house.act(cast.irina) { _ = try $0.hand(raised.id, version: raised.version, to: pavel) }
        }
        for wrong in [try #require(cast.irina.id), try #require(cast.administrator.id)] {
            await #expect(throws: InvalidField.self) {
                try await house.act(cast.irina) { _ = try $0.hand(raised.id, to: wrong) }
            }
        }
        let lifted = try await house.act(cast.irina) { try $0.lift(raised.id) }
        #expect(lifted.level == 2 && lifted.addressee == pavel)
        _ = try await house.act(cast.irina) { try $0.lift(raised.id) }
        _ = try await house.act(cast.irina) { try $0.lift(raised.id) }
        await #expect(throws: EscalationRefusal.atTheTop) {
            try await house.act(cast.irina) { _ = try $0.lift(raised.id) }
        }
        try await house.act(cast.irina) { _ = try $0.withdraw(raised.id) }
        #expect(try await house.pass(.days(5)) == 0)
        let restored = try await house.act(cast.irina) { try $0.restore(raised.id) }
        #expect(restored.isOpen && restored.due > house.time.now)
        try await house.database.write { tx in
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            _ = try CaseDesk(tx, cast.irina).close(found.id, version: found.version, confirmedBy: .phone)
        }
        #expect(try await house.now(raised.id).outcome?.word == .withdrawn, "a closed case asks nobody")
    }

    @Test(arguments: TestDatabase.engines)
    func `says what its level demands, by a time to come`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let (cast, words) = (house.cast, EscalatingHouse.words)
        func field(_ words: Escalation.Words, level: Int? = nil, wanted: Moment? = nil) async -> String? {
            do {
                _ = try await house.raise(words, level: level, wanted: wanted)
                return nil
            } catch {
                return (error as? InvalidField)?.name
            }
        }
        #expect(await field(Escalation.Words(why: " ")) == "why")
        #expect(await field(Escalation.Words(why: "Надо", wish: "Решить")) == "tried")
        #expect(await field(Escalation.Words(why: "Надо", tried: "Всё")) == "wish")
        #expect(await field(words, level: 3) == "attachments")
        #expect(await field(words, level: 9) == "level")
        #expect(await field(words, wanted: house.time.now) == "wanted")
        #expect(await field(words, wanted: house.time.now + .days(400)) == "wanted")
        await #expect(throws: InvalidField.self) {
            try await house.act(cast.irina) { desk in
                _ = try desk.raise(NewEscalation(on: cast.payment.id, words, attachments: [.case(cast.router.id)]))
            }
        }
        await #expect(throws: CaseRefusal.notFound) {
            try await house.act(cast.oleg) { _ = try $0.raise(NewEscalation(on: cast.secret.id, words)) }
        }
        let reader = cast.irina.limited(to: [.seeCases, .seeClients])
        await #expect(throws: RightsRefusal.notAllowed(.workCases)) {
            try await house.act(reader) { _ = try $0.raise(NewEscalation(on: cast.payment.id, words)) }
        }
        #expect(try await house.open().isEmpty)
        let soon = try await house.raise(wanted: house.time.now + .hours(1))
        #expect(soon.due == house.time.now + .hours(1))
    }

    @Test(arguments: TestDatabase.engines)
    func `goes along when its case becomes part of another, and back`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let cast = house.cast
        let raised = try await house.raise()
        let other = try await house.database.write { tx in
            let new = NewCase(client: cast.vector.id, kind: .question, text: "То же", channel: .phone)
            let other = try CaseDesk(tx, cast.irina).open(new)
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            return try CaseDesk(tx, cast.irina).merge(found.id, version: found.version, into: other.id)
        }
        #expect(try await house.now(raised.id).caseID == other.id)
        try await house.pass(.hours(4))
        #expect(try await house.now(raised.id).level > 1, "it climbs there, too")
        try await house.database.write { _ = try CaseDesk($0, cast.irina).separate(cast.payment.id) }
        #expect(try await house.now(raised.id).caseID == cast.payment.id)
    }
}
