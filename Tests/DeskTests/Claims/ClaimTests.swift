import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// What dissatisfied clients' cases come to (SPEC L5).
@Suite struct `A claim` {
    @Test(arguments: TestDatabase.engines)
    func `has an empty sheet, which is filled in and remembered`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let cast = scene.cast
        #expect(try await scene.claim() == Claim(of: scene.id))
        let filled = try await scene.fill { wish in
            wish.cause = scene.late.id
            wish.departmentAtFault = cast.network.id
            wish.severity = .serious
            wish.cost = Money(minor: 8_400_050, .rouble)
            wish.remedy = Money(minor: 12_000, .euro)
            wish.product = "Принтеры"
        }
        #expect(try await scene.claim() == filled && filled.version == 1 && filled.wants == [.decision])
        #expect(try await scene.found().product == "Принтеры")
        let told = try await scene.told().last
        #expect(told?.kind == "case.claim-filled")
        #expect(told?.facts["cost"]?.number == 8_400_050 && told?.facts["cost_currency"]?.text == "RUB")
        #expect(told?.facts["department_at_fault"]?.id(of: Department.self) == cast.network.id)
        // The same once more is nothing new.
        #expect(try await scene.fill { _ in }.version == 1)
        await #expect(throws: ClaimRefusal.stale) {
            try await scene.database.write {
                _ = try CaseDesk($0, cast.irina).fillClaim(scene.id, version: 0, ClaimWish())
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `takes no causes, departments and amounts that can't be`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let vera = scene.cast.vera
        try await scene.database.write { try ClaimCauseBook($0, vera).close(scene.delivery.id) }
        let wrong: [(ClaimRefusal, @Sendable (inout ClaimWish) -> Void)] = [
            (.causeUnknown, { $0.cause = ClaimCause.ID(rawValue: 5) }),
            (.causeClosed, { $0.cause = scene.late.id }),
            (.departmentUnknown, { $0.departmentAtFault = Department.ID(rawValue: 5) }),
            (.negative("cost"), { $0.cost = Money(minor: -1, .rouble) }),
            (.negative("remedy"), { $0.remedy = Money(minor: -1, .rouble) }),
            (.tooMuch("cost"), { $0.cost = Money(minor: Claim.mostMinor + 1, .rouble) }),
        ]
        for (refusal, change) in wrong {
            await #expect(throws: refusal) { try await scene.fill(change) }
        }
        #expect(try await scene.claim().version == 0)
        let other = scene.cast.router
        await #expect(throws: ClaimRefusal.notAClaim) {
            try await scene.database.write {
                _ = try CaseDesk($0, scene.cast.oleg).fillClaim(other.id, version: 0, ClaimWish())
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is decided by who may, and the decision can be taken back`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let (irina, vera) = (scene.cast.irina, scene.cast.vera)
        await #expect(throws: RightsRefusal.notAllowed(.decideClaims)) {
            try await scene.database.write {
                _ = try CaseDesk($0, irina).decideClaim(scene.id, version: 0, .accepted, "Заменим")
            }
        }
        try await scene.decide(.partly)
        let decision = try #require(try await scene.claim().decision)
        #expect(decision.verdict == .partly && decision.by == vera.id && decision.at == scene.time.now)
        try await scene.database.write { _ = try CaseDesk($0, vera).undecideClaim(scene.id, version: 1) }
        #expect(try await scene.claim().decision == nil)
        await #expect(throws: ClaimRefusal.notDecided) {
            try await scene.database.write { _ = try CaseDesk($0, vera).undecideClaim(scene.id, version: 2) }
        }
        let kinds = try await scene.told().map(\.kind)
        #expect(kinds.suffix(2) == ["case.claim-decided", "case.claim-undecided"])
    }

    @Test(arguments: TestDatabase.engines)
    func `is closed with its cause and decision, or by a head who says why without`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        await #expect(throws: ClaimRefusal.wants([.cause, .decision])) { try await scene.close() }
        try await scene.fill { $0.cause = scene.late.id }
        await #expect(throws: ClaimRefusal.wants([.decision])) { try await scene.close() }
        await #expect(throws: RightsRefusal.notAllowed(.decideClaims)) { try await scene.close(despite: "некогда") }
        await #expect(throws: InvalidField.self) { try await scene.close(by: scene.cast.vera, despite: "  ") }
        try await scene.close(by: scene.cast.vera, despite: "Клиент отозвал претензию")
        #expect(try await scene.claim().excuse == "Клиент отозвал претензию")
        let told = try await scene.told().last { $0.kind == "case.closed" }
        #expect(told?.facts["wants"]?.text == "decision")

        let whole = try await ClaimScene(on: engine)
        try await whole.fill { $0.cause = whole.damaged.id }
        try await whole.decide()
        try await whole.close()
        #expect(try await whole.found().isClosed)
    }

    @Test(arguments: TestDatabase.engines)
    func `is closed by the client's own word, and what it lacks stays on the list`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let vera = scene.cast.vera
        try await scene.database.write { tx in
            _ = try ClientDesk(tx, client: scene.cast.vector.id).confirm(scene.id)
        }
        #expect(try await scene.found().isClosed)
        #expect(try await scene.lackingCause(for: vera) == 1)
        await #expect(throws: RightsRefusal.notAllowed(.decideClaims)) {
            try await scene.fill { $0.cause = scene.late.id }
        }
        try await scene.database.write { tx in
            var wish = ClaimWish()
            wish.cause = scene.late.id
            _ = try CaseDesk(tx, vera).fillClaim(scene.id, version: 0, wish)
        }
        #expect(try await scene.lackingCause(for: scene.cast.irina) == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `goes along with its sheet when cases are merged, and back`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let (irina, payment) = (scene.cast.irina, scene.cast.payment)
        let sheet = try await scene.fill { $0.cause = scene.late.id }
        try await scene.database.write { tx in
            let found = try #require(try tx.findCase(scene.id, visibleTo: irina))
            _ = try CaseDesk(tx, irina).merge(scene.id, version: found.version, into: payment.id)
        }
        let kept = try await scene.database.read { try #require(try $0.findCase(payment.id, visibleTo: irina)) }
        #expect(kept.kind == .claim)
        #expect(try await scene.database.read { try $0.claim(of: kept)?.cause } == sheet.cause)
        #expect(try await scene.claim().version == 0)
        #expect(try await scene.database.read { try $0.claimCount(ClaimFilter(), visibleTo: irina) } == 1)
        try await scene.database.write { _ = try CaseDesk($0, irina).separate(scene.id) }
        #expect(try await scene.claim() == sheet)
        let alone = try await scene.database.read { try $0.findCase(payment.id, visibleTo: irina)?.kind }
        #expect(alone == .incident)
    }
}
