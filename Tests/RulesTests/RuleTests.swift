import Basics
import Channels
import Clients
import Desk
import Events
import People
import Rules
import Store
import TestSupport
import Testing

@Suite struct RuleTests {
    private struct Setting {
        let database: Database
        let time: FixedTime
        let cast: Cast
        let runner: RuleRunner

        init(on engine: Dialect) async throws {
            time = FixedTime()
            database = try await TestDatabase.fresh(on: engine, time: time)
            cast = try await Cast.settle(in: database)
            runner = RuleRunner(database)
        }

        func rule(_ name: String, words: [String] = [], _ fill: @Sendable (inout Act) -> Void) async throws -> Rule {
            var (condition, act) = (Condition(), Act())
            condition.words = words
            condition.channels = [.web, .email]
            fill(&act)
            time.advance(by: .seconds(1))
            let wish = RuleWish(name: name, condition: condition, act: act)
            return try await database.write { [cast] tx in
                let book = RuleBook(tx, cast.vera)
                let rule = try book.add(wish)
                try book.tried(rule.id, version: rule.version)
                return try book.turn(rule.id, on: true)
            }
        }

        func receive(_ text: String, via channel: ContactChannel = .web) async throws -> Case {
            time.advance(by: .seconds(1))
            return try await database.write { tx in
                try Intake(tx).receive(
                    Incoming(
                        channel: channel,
                        sender: try Sender(name: "Анна", email: "anna@vector.example").read(),
                        subject: "Вопрос",
                        text: text
                    )
                ).case
            }
        }

        /// What the journal has brought is handed over, twice, as it may be.
        func fire() async throws {
            let entries = try await database.read { try $0.journal(after: 0, limit: 1000) }
            for _ in 1...2 { try await runner.receive(entries) }
        }

        func now(_ found: Case) async throws -> Case {
            let found = try await database.read { try $0.findCase(found.id, visibleTo: .program) }
            return try #require(found)
        }
    }

    @Test func `of two rules the first counts, and both are on the case's history`() async throws {
        let setting = try await Setting(on: .sqlite)
        let cast = setting.cast
        let old = try await setting.receive("оплата не прошла")
        _ = try await setting.rule("Оплата", words: ["оплат*"]) { act in
            act.department = cast.finance.id
            act.tag = "деньги"
        }
        _ = try await setting.rule("Всё") { act in
            act.department = cast.network.id
            act.priority = .high
        }
        let new = try await setting.receive("оплата не прошла")
        let call = try await setting.receive("оплата", via: .phone)
        try await setting.fire()
        let sorted = try await setting.now(new)
        #expect(sorted.department == cast.finance.id && sorted.priority == .high && sorted.version == 2)
        #expect(try await setting.now(old) == old)
        #expect(try await setting.now(call) == call)
        let history = try await setting.database.read { try $0.history(of: new) }
        #expect(history.map(\.kind) == ["case.opened", "case.sorted"])
        #expect(history.last?.facts["rules"]?.text == "Оплата, Всё")
        #expect(try await setting.database.read { try $0.tags(of: new).map(\.name) } == ["деньги"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a rule is tried before it is switched on, and again when it was changed`(on engine: Dialect) async throws {
        let setting = try await Setting(on: engine)
        let cast = setting.cast
        let came = try await setting.receive("оплата")
        try await setting.database.write { tx in
            let book = RuleBook(tx, cast.vera)
            var (condition, act) = (Condition(), Act())
            condition.words = ["оплата"]
            act.priority = .urgent
            let wish = RuleWish(name: "Оплата", condition: condition, act: act)
            let rule = try book.add(wish)
            #expect(throws: RuleRefusal.notTried) { try book.turn(rule.id, on: true) }
            let trial = try tx.trial(of: condition, for: cast.vera)
            #expect(trial.lines.filter(\.fires).map(\.number) == [came.number])
            try book.tried(rule.id, version: 1)
            #expect(try book.turn(rule.id, on: true).on != nil)
            let changed = try book.change(rule.id, version: 1, to: wish)
            #expect(changed.on == nil && !changed.isTried)
            #expect(throws: RightsRefusal.self) { try RuleBook(tx, cast.nina).add(wish) }
            #expect(throws: RuleRefusal.noCondition) {
                try book.add(RuleWish(name: "x", condition: Condition(), act: act))
            }
        }
        #expect(try await setting.runner.isListening() == false)
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody gets a client whom they may not know of, and nothing is taken out of hands`(on engine: Dialect)
        async throws
    {
        let setting = try await Setting(on: engine)
        let cast = setting.cast
        try await setting.database.write { tx in
            let desk = CaseDesk(tx, .program)
            let secret = try desk.sort(cast.secret.id, Sorting(owner: cast.oleg.id, reasons: ["x"]))
            #expect(secret.owner == nil && secret.status == .new)
            let taken = try desk.sort(
                cast.router.id,
                Sorting(department: cast.network.id, owner: cast.nina.id, reasons: ["x"])
            )
            #expect(taken.worker == cast.oleg.id && taken.department == cast.router.department)
            let given = try desk.sort(cast.payment.id, Sorting(owner: cast.oleg.id, reasons: ["x"]))
            #expect(given.owner == cast.oleg.id && given.status == .working)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no machine answers twice, nor the same address more than once a day`(on engine: Dialect) async throws {
        let setting = try await Setting(on: engine)
        let (cast, time) = (setting.cast, setting.time)
        let anna = EmailAddress(stored: "anna@vector.example")
        func answer(_ id: Case.ID) async throws -> Interaction? {
            try await setting.database.write {
                try CaseDesk($0, .program).answerAutomatically(id, "Получили", to: anna)
            }
        }
        #expect(try await answer(cast.payment.id)?.author == nil)
        #expect(try await answer(cast.payment.id) == nil)
        let other = try await setting.receive("ещё вопрос")
        #expect(try await answer(other.id) == nil)
        time.advance(by: .days(2))
        #expect(try await answer(other.id) != nil)
        #expect(try await answer(cast.payment.id) == nil)
    }
}
