import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct AnswerTests {
    @Test(arguments: TestDatabase.engines)
    func `a written answer waits in the outbox for the contact's address`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let answer = try CaseDesk(tx, cast.irina).answer(cast.payment.id, "Платёж прошёл.", via: .email)
            #expect(answer.delivery == .waiting && answer.direction == .out && answer.author == cast.irina.id)
            let address: String? = try tx.value("SELECT address FROM outbox WHERE interaction = \(answer.id)")
            #expect(address == "anna@vector.example")
            #expect(try tx.timeline(of: cast.payment).items.last == .interaction(answer))
            #expect(try tx.interaction(answer.id, visibleTo: cast.oleg) == answer)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no answer goes to somebody who was taken off the client's card`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in _ = try ClientBook(tx, cast.irina).removeContact(cast.anna.id) }
        await #expect(throws: CaseRefusal.noAddress(.email)) {
            try await database.write { _ = try CaseDesk($0, cast.irina).answer(cast.payment.id, "Да", via: .email) }
        }
        await #expect(throws: CaseRefusal.noAddress(.email)) {
            try await database.write {
                _ = try CaseDesk($0, cast.irina).answer(
                    cast.payment.id,
                    "Да",
                    via: .email,
                    to: cast.annasEmail.id
                )
            }
        }
        try await database.write { tx in
            _ = try ClientBook(tx, cast.irina).restoreContact(cast.anna.id)
            _ = try CaseDesk(tx, cast.irina).answer(cast.payment.id, "Да", via: .email)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `answering a case that nobody has takes it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try CaseDesk(tx, cast.oleg).answer(cast.payment.id, "Смотрим.", via: .phone, version: 1)
            let current = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.oleg))
            #expect(current.owner == cast.oleg.id && current.status == .working && current.version == 3)
            #expect(try tx.history(of: current).map(\.kind) == ["case.opened", "case.taken", "case.answered"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an answer can be withdrawn once, while it waits, by the one who wrote it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let answer = try await database.write {
            try CaseDesk($0, cast.oleg).answer(cast.payment.id, "Не туда", via: .email)
        }
        await #expect(throws: RightsRefusal.notAllowed(.distributeCases)) {
            try await database.write { _ = try CaseDesk($0, cast.nina).withdrawAnswer(answer.id) }
        }
        let withdrawn = try await database.write { try CaseDesk($0, cast.oleg).withdrawAnswer(answer.id) }
        #expect(withdrawn.delivery == .withdrawn)
        await #expect(throws: CaseRefusal.notWithdrawable) {
            try await database.write { _ = try CaseDesk($0, cast.oleg).withdrawAnswer(answer.id) }
        }
        #expect(try await database.read { try $0.interaction(answer.id, visibleTo: cast.oleg) } == withdrawn)
        let last = try await database.read { try $0.history(of: cast.payment).last }
        #expect(last?.kind == "case.answer-withdrawn")
    }

    @Test(arguments: TestDatabase.engines)
    func `what has left can not be withdrawn, and what was said neither`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let desk = CaseDesk(tx, cast.irina)
            let sent = try desk.answer(cast.payment.id, "Готово", via: .email)
            try tx.run("UPDATE outbox SET state = 'sent' WHERE interaction = \(sent.id)")
            #expect(throws: CaseRefusal.notWithdrawable) { try desk.withdrawAnswer(sent.id) }
            let said = try desk.answer(cast.payment.id, "Сказала по телефону", via: .phone)
            #expect(said.delivery == nil)
            #expect(throws: CaseRefusal.notWithdrawable) { try desk.withdrawAnswer(said.id) }
            let shown = try desk.answer(cast.payment.id, "Смотрите в кабинете", via: .portal)
            #expect(shown.delivery == .sent)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `without an address for the channel there is no answer`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        await #expect(throws: CaseRefusal.noAddress(.letter)) {
            try await database.write { _ = try CaseDesk($0, cast.irina).answer(cast.payment.id, "x", via: .letter) }
        }
        #expect(try await database.read { try $0.findCase(cast.payment.id, visibleTo: cast.irina) } == cast.payment)
    }

    @Test(arguments: TestDatabase.engines)
    func `an answer to a case that has moved on is refused when its writer asks for that`(on engine: Dialect)
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let refusal = await #expect(throws: CaseRefusal.self) {
            try await database.write { tx in
                _ = try CaseDesk(tx, cast.oleg).receive("Уже работает, спасибо", on: cast.router.id, via: .email)
                _ = try CaseDesk(tx, cast.oleg).answer(cast.router.id, "Приедем завтра", via: .phone, version: 1)
            }
        }
        guard case .stale(_, let since) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(since.map(\.kind) == ["case.client-wrote"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a draft is kept until it is sent`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let (oleg, irina) = (try #require(cast.oleg.id), try #require(cast.irina.id))
        let place = DraftPlace.answer(on: cast.payment.id)
        try await database.write { tx in
            try tx.keepDraft(of: oleg, at: place, "Уважаемая Анна,")
            try tx.keepDraft(of: oleg, at: place, "Уважаемая Анна, мы")
            try tx.keepDraft(of: oleg, at: .note(on: cast.payment.id), "спросить")
            #expect(try tx.draft(of: oleg, at: place) == "Уважаемая Анна, мы")
            #expect(try tx.draft(of: irina, at: place) == nil)
            #expect(try tx.drafts(of: oleg, on: cast.payment.id).count == 2)
            _ = try CaseDesk(tx, cast.oleg).answer(cast.payment.id, "Уважаемая Анна, мы проверили.", via: .email)
            #expect(try tx.drafts(of: oleg, on: cast.payment.id) == [.note(on: cast.payment.id): "спросить"])
            try tx.keepDraft(of: oleg, at: .note(on: cast.payment.id), " ")
            #expect(try tx.drafts(of: oleg, on: cast.payment.id).isEmpty)
        }
    }
}
