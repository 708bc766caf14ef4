import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct CaseDeskTests {
    @Test(arguments: TestDatabase.engines)
    func `an opened case stands on its line's list with its interaction and two events`(on engine: Dialect) async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.read { snapshot in
            let found = try #require(try snapshot.findCase(cast.payment.id, visibleTo: cast.oleg))
            #expect(found == cast.payment)
            #expect(try snapshot.findCase(number: found.number, visibleTo: cast.oleg) == found)
            #expect(try snapshot.queue(line: .first, visibleTo: cast.oleg).first.map(\.case) == [found])
            let timeline = try snapshot.timeline(of: found).items
            guard case .interaction(let interaction) = try #require(timeline.first) else {
                Issue.record("no interaction")
                return
            }
            #expect(interaction.direction == .in && interaction.text == found.text && interaction.channel == .email)
            #expect(try snapshot.history(of: found).map(\.kind) == ["case.opened"])
            #expect(try snapshot.history(of: interaction.eventSubject).map(\.kind) == ["interaction.received"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a case without a subject goes under the beginning of its text`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let text = "Не приходит счёт за март.\nПришлите, пожалуйста."
        let opened = try await database.write { tx in
            try CaseDesk(tx, cast.irina).open(
                NewCase(client: cast.vector.id, kind: .request, text: text, channel: .letter)
            )
        }
        #expect(opened.subject == "Не приходит счёт за март.")
        #expect(opened.number > cast.secret.number)
    }

    @Test(arguments: TestDatabase.engines)
    func `letters of many marks make no subject that is too long`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let text = String(repeating: "👩‍👩‍👧‍👦", count: 60) + " и ещё"
        let opened = try await database.write { tx in
            try CaseDesk(tx, cast.oleg).open(
                NewCase(client: cast.vector.id, kind: .question, text: text, channel: .chat)
            )
        }
        #expect(opened.subject.hasSuffix("…") && opened.subject.hasPrefix("👩‍👩‍👧‍👦"))
    }

    @Test(arguments: TestDatabase.engines)
    func `of two who take one case at once one gets it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let outcomes = await withTaskGroup(of: Result<Case, any Error>.self) { group in
            for member in [cast.irina, cast.oleg] {
                group.addTask {
                    do {
                        return .success(try await database.write { try CaseDesk($0, member).take(cast.payment.id) })
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let taken = outcomes.compactMap { try? $0.get() }
        #expect(taken.count == 1)
        let worker = try #require(taken.first?.worker)
        for case .failure(let error) in outcomes {
            #expect(error as? CaseRefusal == .alreadyTaken(by: worker))
        }
        let kinds = try await database.read { try $0.history(of: cast.payment).map(\.kind) }
        #expect(kinds == ["case.opened", "case.taken"])
    }

    @Test(arguments: TestDatabase.engines)
    func `the next case is the most urgent one, then the oldest, and never a hidden one`(on engine: Dialect)
        async throws
    {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        let opened = try await database.write { tx in
            try [(1, Case.Priority.normal), (2, .urgent), (3, .urgent)].map { minute, priority in
                try tx.at(FixedTime.start + .minutes(minute)) {
                    try CaseDesk(tx, cast.irina).open(
                        NewCase(client: cast.vector.id, kind: .request, text: "x", priority: priority, channel: .email)
                    )
                }
            }
        }
        // Until then they are left to the client's own manager.
        time.advance(by: .minutes(20))
        var taken: [Case.ID?] = []
        for _ in 1...5 {
            taken.append(try await database.write { try CaseDesk($0, cast.oleg).takeNext(line: .first)?.id })
        }
        #expect(taken == [opened[1].id, opened[2].id, cast.payment.id, opened[0].id, nil])
    }

    @Test(arguments: TestDatabase.engines)
    func `a whole life from the queue to the client's word`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let id = cast.payment.id
        let closed = try await database.write { tx in
            let irina = CaseDesk(tx, cast.irina)
            let pavel = CaseDesk(tx, cast.pavel)
            var current = try irina.take(id)
            _ = try irina.note(id, "Бухгалтерия в курсе")
            _ = try irina.answer(id, "Проверяем платёж.", via: .email)
            current = try irina.handOver(
                id,
                version: 4,
                to: .person(try #require(cast.pavel.id)),
                summary: "Проверить шлюз банка сегодня"
            )
            #expect(current.owner == cast.irina.id && current.worker == cast.pavel.id)
            #expect(current.line == .second && current.department == cast.network.id && current.handOvers == 1)
            current = try pavel.setAside(id, version: 5, waitingFor: .supplier)
            current = try pavel.resume(id, version: 6)
            current = try pavel.solve(id, version: 7)
            return try irina.close(id, version: 8, confirmedBy: .phone)
        }
        #expect(closed.version == 9)
        #expect(closed.status == .closed(at: database.time.now, confirmedBy: .phone))
        try await database.read { snapshot in
            let history = try snapshot.history(of: closed)
            #expect(
                history.map(\.kind.name) == [
                    "case.opened", "case.taken", "case.noted", "case.answered", "case.handed-over", "case.set-aside",
                    "case.resumed", "case.solved", "case.closed",
                ]
            )
            #expect(history.compactMap { $0.facts["version"]?.number } == Array(1...9))
            #expect(history.last?.facts["status_from"]?.text == "solved")
            #expect(history.last?.facts["confirmed_by"]?.text == "phone")
            let sorts = try snapshot.timeline(of: closed).items.map { entry in
                switch entry {
                case .interaction(let interaction): interaction.direction.rawValue
                case .note: "note"
                case .handOver(let handOver): handOver.summary
                }
            }
            #expect(sorts == ["in", "note", "out", "Проверить шлюз банка сегодня"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a write over a newer version is refused with what happened since`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let id = cast.router.id
        let solved = try await database.write { tx in
            _ = try CaseDesk(tx, cast.irina).note(id, "Клиент звонил ещё раз")
            return try CaseDesk(tx, cast.oleg).solve(id, version: 2)
        }
        let refusal = await #expect(throws: CaseRefusal.self) {
            try await database.write { tx in
                _ = try CaseDesk(tx, cast.irina).change(id, version: 1, CaseChange(priority: .urgent))
            }
        }
        guard case .stale(let current, let since) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(current == solved)
        #expect(since.map(\.kind) == ["case.noted", "case.solved"])
        #expect(try await database.read { try $0.findCase(id, visibleTo: cast.irina)?.priority } == .normal)
    }

    @Test(arguments: TestDatabase.engines)
    func `a change names both values, and one that changes nothing leaves no trace`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let desk = CaseDesk(tx, cast.irina)
            let same = try desk.change(cast.payment.id, version: 1, CaseChange(kind: .incident))
            #expect(same == cast.payment)
            let changed = try desk.change(
                cast.payment.id,
                version: 1,
                CaseChange(subject: "Платёж возвращается", kind: .claim, product: "Интернет-банк")
            )
            #expect(changed.kind == .claim && changed.product == "Интернет-банк" && changed.version == 2)
            let facts = try #require(try tx.history(of: changed).last?.facts)
            #expect(facts["kind_from"] == "incident" && facts["kind_to"] == "claim")
            #expect(facts["subject_from"] == "Не проходит оплата" && facts["priority_from"] == nil)
            try tx.makeFindable()
            #expect(try tx.find("возвращается", visibleTo: cast.oleg).count == 1)
            #expect(try tx.find("проходит", visibleTo: cast.oleg).isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a reopened case goes back to the one who had it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let reopened = try await database.write { tx in
            _ = try CaseDesk(tx, cast.oleg).close(cast.router.id, version: 1, confirmedBy: .phone)
            return try CaseDesk(tx, cast.irina).reopen(cast.router.id, version: 2)
        }
        #expect(reopened.status == .working && reopened.worker == cast.oleg.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `a logged call stands on the client's timeline and on the case's`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let call = try CaseDesk(tx, cast.irina).log(
                NewInteraction(
                    client: cast.vector.id,
                    contact: cast.anna.id,
                    caseID: cast.payment.id,
                    channel: .phone,
                    direction: .out,
                    text: "Договорились на завтра",
                    duration: 252
                )
            )
            #expect(
                try tx.timeline(of: cast.vector, limit: 10).items.contains {
                    $0.interaction == call && $0.caseNumber == cast.payment.number
                }
            )
            #expect(try tx.timeline(of: cast.payment).items.contains(.interaction(call)))
            #expect(throws: CaseRefusal.notFound) {
                try CaseDesk(tx, cast.irina).log(
                    NewInteraction(
                        client: cast.lebedev.id,
                        caseID: cast.payment.id,
                        channel: .phone,
                        direction: .in,
                        text: "x"
                    )
                )
            }
        }
    }
}
