import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct PortalTests {
    private static let link = PortalLink(key: Array(repeating: 7, count: 32))

    @Test func `a link leads to its case and to no other`() {
        let id = Case.ID(rawValue: 123_456_789)
        let text = Self.link.text(for: id)
        #expect(Self.link.caseID(in: text) == id)
        #expect(Self.link.caseID(in: text.uppercased()) == id)
        #expect(text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
        #expect(text != Self.link.text(for: Case.ID(rawValue: 123_456_790)))
    }

    @Test func `a forged link leads nowhere`() {
        let text = Self.link.text(for: Case.ID(rawValue: 123_456_789))
        let letters = Array(text)
        for place in letters.indices {
            var forged = letters
            forged[place] = letters[place] == "0" ? "1" : "0"
            #expect(Self.link.caseID(in: String(forged)) == nil, "letter \(place)")
        }
        #expect(Self.link.caseID(in: String(text.dropLast())) == nil)
        #expect(Self.link.caseID(in: text + "0") == nil)
        #expect(Self.link.caseID(in: "") == nil)
        #expect(PortalLink(key: Array(repeating: 8, count: 32)).caseID(in: text) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `the client's word closes the case, and the journal names the client`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try CaseDesk(tx, cast.oleg).solve(cast.router.id, version: 1)
            let closed = try ClientDesk(tx, client: cast.lebedev.id).confirm(cast.router.id)
            #expect(closed.status == .closed(at: tx.now, confirmedBy: .portal))
            #expect(try tx.history(of: closed).last?.actor == .client(cast.lebedev.id.rawValue))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the client who is not content opens the case again`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let client = ClientDesk(tx, client: cast.lebedev.id)
            #expect(throws: CaseRefusal.notSolvedOrClosed) { try client.contest(cast.router.id, "Нет") }
            _ = try CaseDesk(tx, cast.oleg).solve(cast.router.id, version: 1)
            let contested = try client.contest(cast.router.id, "Всё ещё не работает")
            #expect(contested.status == .working && contested.worker == cast.oleg.id)
            let last = try #require(try tx.history(of: contested).last)
            #expect(last.kind == "case.reopened" && last.facts["client_wrote"] == true)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `what the client writes goes on with what waited for the client`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try CaseDesk(tx, cast.oleg).setAside(cast.router.id, version: 1, waitingFor: .client)
            let written = try ClientDesk(tx, client: cast.lebedev.id).write("Модель AX-3", on: cast.router.id)
            #expect(written.channel == .portal && written.author == nil)
            #expect(try tx.findCase(cast.router.id, visibleTo: cast.oleg)?.status == .working)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the client reads letters, and nothing that colleagues wrote down for themselves`(
        on engine: Dialect
    ) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        time.advance(by: .minutes(1))
        let shown = try await database.write { tx in
            let desk = CaseDesk(tx, cast.irina)
            let id = cast.payment.id
            _ = try desk.answer(id, "Смотрим.", via: .portal)
            let taken = try desk.answer(id, "Не туда", via: .email)
            _ = try desk.withdrawAnswer(taken.id)
            _ = try desk.answer(id, "Обещала перезвонить", via: .phone)
            for channel in [ContactChannel.phone, .letter] {
                for direction in Interaction.Direction.allCases {
                    _ = try desk.log(
                        NewInteraction(
                            client: cast.vector.id,
                            caseID: id,
                            channel: channel,
                            direction: direction,
                            text: "Грозит уйти"
                        )
                    )
                }
            }
            _ = try ClientDesk(tx, client: cast.vector.id).write("Ну что?", on: id)
            return try tx.timeline(of: cast.payment).items.compactMap { entry -> String? in
                guard case .interaction(let touch) = entry, touch.isShown(inPortalOf: cast.payment) else { return nil }
                return touch.text
            }
        }
        #expect(shown == ["Платёж по счёту 118 возвращается третий день.", "Смотрим.", "Ну что?"])
    }

    @Test(arguments: TestDatabase.engines)
    func `a client reaches no case of another`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let client = ClientDesk(tx, client: cast.lebedev.id)
            #expect(throws: CaseRefusal.notFound) { try client.write("x", on: cast.payment.id) }
            #expect(throws: CaseRefusal.notFound) { try client.confirm(cast.payment.id) }
            #expect(throws: CaseRefusal.notFound) { try client.contest(cast.payment.id, "x") }
        }
    }
}
