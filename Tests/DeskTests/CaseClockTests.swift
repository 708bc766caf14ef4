import Basics
import Clients
import Deadlines
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// The deadlines of a case, made of the journal alone (SPEC L2).
@Suite struct `The clocks of a case` {
    @Test(arguments: TestDatabase.engines)
    func `begin with it, rest with it and end with it`(on engine: Dialect) async throws {
        let house = try await ClockedHouse(on: engine)
        let cast = house.cast
        // High priority, opened by e-mail on a Monday at 12:00 in Moscow: an hour for the answer, sixteen to solve it, nine of them a day.
        let begun = try await house.dues()
        #expect(begun[.firstAnswer] == house.opened + .hours(1))
        #expect(try begun[.solution] == house.moment("2026-03-04T10:00"))

        house.time.advance(by: .minutes(30))
        try await house.act { _ = try $0.take($1.id, version: $1.version) }
        try await house.act { desk, found in
            _ = try desk.answer(found.id, "Разбираемся", via: .email, to: cast.annasEmail.id)
        }
        #expect(try await house.dueAlone() == house.moment("2026-03-04T10:00"))

        // It rests from Monday 13:00, with an hour used, till Tuesday 13:00.
        house.time.set(try house.moment("2026-03-02T13:00"))
        try await house.act { _ = try $0.setAside($1.id, version: $1.version, waitingFor: .supplier) }
        #expect(try await house.dues().isEmpty)
        let resting = try #require(try await house.clocks().clocks(.solution).first)
        #expect(resting.state == .paused(.supplier) && resting.used == .hours(1))
        house.time.set(try house.moment("2026-03-03T13:00"))
        try await house.act { _ = try $0.resume($1.id, version: $1.version) }
        #expect(try await house.dueAlone() == house.moment("2026-03-05T10:00"))

        // Urgent: of eight hours one is used.
        let urgent = CaseChange(
            subject: "Не проходит оплата",
            kind: .incident,
            priority: .urgent,
            product: "",
            tags: nil
        )
        try await house.act { _ = try $0.change($1.id, version: $1.version, urgent) }
        #expect(try await house.dueAlone() == house.moment("2026-03-04T11:00"))

        house.time.set(try house.moment("2026-03-03T15:00"))
        try await house.act { _ = try $0.solve($1.id, version: $1.version) }
        #expect(try await house.clocks().open.isEmpty)
        #expect(try await house.clocks().clocks(.solution).map(\.used) == [.hours(3)])
    }

    @Test(arguments: TestDatabase.engines)
    func `run on when the client writes again`(on engine: Dialect) async throws {
        let house = try await ClockedHouse(on: engine)
        let cast = house.cast
        try await house.act { _ = try $0.take($1.id, version: $1.version) }
        try await house.act { _ = try $0.answer($1.id, "Что пишет банк?", via: .email, to: cast.annasEmail.id) }
        try await house.act { _ = try $0.setAside($1.id, version: $1.version, waitingFor: .client) }
        house.time.set(try house.moment("2026-03-02T16:00"))
        try await house.database.write { tx in
            _ = try ClientDesk(tx, client: cast.vector.id).write("Пишет: нет такого счёта", on: cast.payment.id)
        }
        let clocks = try await house.clocks()
        #expect(clocks.open.map(\.goal) == [.solution, .nextAnswer])
        #expect(try await house.dues()[.nextAnswer] == house.moment("2026-03-02T18:00"))
        #expect(clocks.clocks(.solution).first?.used == .zero)

        try await house.database.write { tx in
            _ = try ClientDesk(tx, client: cast.vector.id).write("Ау?", on: cast.payment.id)
        }
        #expect(try await house.clocks().clocks(.nextAnswer).count == 1, "who waits already waits since then")
        try await house.act { _ = try $0.answer($1.id, "Счёт новый", via: .email, to: cast.annasEmail.id) }
        #expect(try await house.clocks().clocks(.nextAnswer).map(\.state) == [.met])
    }

    @Test(arguments: TestDatabase.engines)
    func `run again for who is handed what waited`(on engine: Dialect) async throws {
        let house = try await ClockedHouse(on: engine)
        try await house.act { _ = try $0.take($1.id, version: $1.version) }
        try await house.act { _ = try $0.setAside($1.id, version: $1.version, waitingFor: .colleague) }
        house.time.advance(by: .hours(2))
        let oleg = try #require(house.cast.oleg.id)
        try await house.act {
            _ = try $0.handOver($1.id, version: $1.version, to: .person(oleg), summary: "Банк ответил, счёт новый")
        }
        house.time.advance(by: .hours(1))
        let clock = try #require(try await house.clocks().clocks(.solution).first)
        #expect(clock.state == .running)
        #expect(clock.used(at: house.time.now) == .hours(1))
    }

    @Test(arguments: TestDatabase.engines)
    func `know of no answer that is due to who was on the telephone`(on engine: Dialect) async throws {
        let house = try await ClockedHouse(on: engine)
        let cast = house.cast
        let entries = try await house.database.write { tx in
            let new = NewCase(client: cast.vector.id, kind: .question, text: "Когда откроетесь?", channel: .phone)
            return try tx.history(of: try CaseDesk(tx, cast.irina).open(new))
        }
        #expect(CaseClocks(entries, by: .always(DeadlinePolicy.standard.targets)).open.map(\.goal) == [.solution])
    }

    @Test(arguments: TestDatabase.engines)
    func `go on when a letter has only been said to have come`(on engine: Dialect) async throws {
        let house = try await ClockedHouse(on: engine)
        let address = try #require(EmailAddress("anna@vector.example"))
        try await house.database.write { [cast = house.cast] tx in
            let said = try CaseDesk(tx, .program).answerAutomatically(cast.payment.id, "Письмо получено", to: address)
            #expect(said != nil)
        }
        #expect(try await house.clocks().open.map(\.goal) == [.firstAnswer, .solution])
    }

    @Test(arguments: TestDatabase.engines)
    func `of a claim heed the law, which rests for nothing`(on engine: Dialect) async throws {
        let house = try await ClockedHouse(on: engine)
        try await house.act { _ = try $0.take($1.id, version: $1.version) }
        try await house.act { _ = try $0.answer($1.id, "Разбираемся", via: .portal) }
        try await house.act { _ = try $0.change($1.id, version: $1.version, CaseChange(kind: .claim)) }
        try await house.act { _ = try $0.setAside($1.id, version: $1.version, waitingFor: .supplier) }
        let clocks = try await house.clocks()
        let lawful = try #require(clocks.clocks(.lawfulAnswer).first)
        #expect(lawful.state == .running && clocks.clocks(.solution).first?.state == .paused(.supplier))
        #expect(try lawful.due() == house.opened + .days(10))
        try await house.act { _ = try $0.change($1.id, version: $1.version, CaseChange(kind: .question)) }
        #expect(try await house.clocks().clocks(.lawfulAnswer).map(\.state) == [.dropped])
    }

    @Test func `are of the target that says most about a case`() {
        let hours = DeadlinePolicy.standard.standardCalendar
        let targets = [
            Target(.solution, TargetScope(), .hours(40), by: hours),
            Target(.solution, TargetScope(line: .second), .hours(80), by: hours),
            Target(.solution, TargetScope(priority: .urgent), .hours(8), by: hours),
            Target(.solution, TargetScope(kind: .claim), .hours(90), by: hours),
            Target(.solution, TargetScope(kind: .claim, priority: .urgent), .hours(9), by: hours),
        ]
        let asked: [(CaseTraits, Duration)] = [
            (CaseTraits(kind: .question, priority: .normal, line: .first), .hours(40)),
            (CaseTraits(kind: .question, priority: .normal, line: .second), .hours(80)),
            (CaseTraits(kind: .question, priority: .urgent, line: .second), .hours(8)),
            (CaseTraits(kind: .claim, priority: .low, line: .second), .hours(90)),
            (CaseTraits(kind: .claim, priority: .urgent, line: .first), .hours(9)),
        ]
        for (traits, span) in asked { #expect(targets.fitting(.solution, traits)?.span == span) }
        #expect(targets.fitting(.task, asked[0].0) == nil)
    }
}

private struct ClockedHouse {
    let time: FixedTime
    let opened: Moment
    let database: Database
    let cast: Cast

    init(on engine: Dialect) async throws {
        opened = FixedTime.start
        time = FixedTime(opened)
        database = try await TestDatabase.fresh(on: engine, time: time)
        cast = try await Cast.settle(in: database)
    }

    func moment(_ text: String) throws -> Moment { try #require(Moment(rfc3339: text + ":00+03:00")) }

    func act(_ deed: @escaping @Sendable (CaseDesk, Case) throws -> Void) async throws {
        try await database.write { [cast] tx in
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            try deed(CaseDesk(tx, cast.irina), found)
        }
    }

    func clocks() async throws -> CaseClocks {
        let entries = try await database.read { [cast] in try $0.history(of: cast.payment.eventSubject) }
        return CaseClocks(entries, by: .always(DeadlinePolicy.standard.targets))
    }

    /// When the case is to be solved, where nothing else is to be done.
    func dueAlone() async throws -> Moment? {
        let dues = try await dues()
        return dues.count == 1 ? dues[.solution] : nil
    }

    func dues() async throws -> [Goal: Moment] {
        var dues: [Goal: Moment] = [:]
        for clock in try await clocks().open { dues[clock.goal] = try clock.due() }
        return dues
    }
}
