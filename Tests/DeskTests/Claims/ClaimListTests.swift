import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

@Suite struct `The list of claims` {
    @Test(arguments: TestDatabase.engines)
    func `is narrowed by branch, fault and decision, and summed`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let (cast, vera) = (scene.cast, scene.cast.vera)
        try await scene.fill { wish in
            wish.cause = scene.late.id
            wish.departmentAtFault = cast.network.id
            wish.cost = Money(minor: 100_00, .rouble)
            wish.remedy = Money(minor: 30_00, .euro)
        }
        let second = try await scene.database.write { tx in
            let new = NewCase(
                client: cast.sigma.id,
                kind: .claim,
                subject: "Второй раз",
                text: "Опять",
                channel: .phone
            )
            let opened = try CaseDesk(tx, vera).open(new)
            var wish = ClaimWish()
            wish.cost = Money(minor: 50_00, .rouble)
            _ = try CaseDesk(tx, vera).fillClaim(opened.id, version: 0, wish)
            return opened
        }
        func expect(
            _ wanted: Set<Case.ID>,
            for member: Member,
            _ change: @escaping @Sendable (inout ClaimFilter) -> Void = { _ in }
        ) async throws {
            let (found, count) = try await scene.database.read { snapshot -> (Set<Case.ID>, Int) in
                var filter = ClaimFilter()
                change(&filter)
                let items = try snapshot.claims(filter, visibleTo: member, limit: 10).items
                return (Set(items.map(\.line.case.id)), try snapshot.claimCount(filter, visibleTo: member))
            }
            #expect(found == wanted && count == wanted.count)
        }
        try await expect([second.id, scene.id], for: vera)
        // Oleg is not named on the wall of the other one.
        try await expect([scene.id], for: cast.oleg)
        try await expect([scene.id], for: vera) { $0.cause = scene.delivery.id }
        try await expect([], for: vera) { $0.cause = scene.damaged.id }
        try await expect([scene.id], for: vera) { $0.department = cast.network.id }
        try await expect([second.id], for: vera) { $0.want = .cause }
        try await expect([], for: vera) { $0.state = .closed }
        try await scene.decide(.declined)
        try await expect([scene.id], for: vera) { $0.decision = .declined }
        try await expect([second.id], for: vera) { $0.decision = ClaimFilter.Decision.none }
        let all = try await scene.database.read { try $0.claimSums(ClaimFilter(), visibleTo: vera) }
        #expect(all.map(\.currency) == [.euro, .rouble])
        #expect(all.map(\.cost.minor) == [0, 150_00] && all.map(\.remedy.minor) == [30_00, 0])
        let seen = try await scene.database.read { try $0.claimSums(ClaimFilter(), visibleTo: cast.oleg) }
        #expect(seen.map(\.cost.minor) == [0, 100_00])
    }

    @Test func `goes by an index and is never sorted`() async throws {
        let plan = try await PlanTests.plan { snapshot in
            _ = try snapshot.claims(visibleTo: PlanTests.member, limit: 50)
            _ = try snapshot.claims(
                visibleTo: PlanTests.member,
                after: TimeCursor(at: FixedTime.start, id: 5),
                limit: 50
            )
        }
        #expect(plan.contains { $0.contains("service_case_claim") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.contains("SCAN claim") }, "\(plan)")
    }
}

@Suite struct `The tree of causes` {
    @Test(arguments: TestDatabase.engines)
    func `moves without circles and has no two sisters of one name`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let vera = scene.cast.vera
        func change(_ cause: ClaimCause, name: String? = nil, under parent: ClaimCause.ID?) async throws {
            try await scene.database.write { tx in
                let now = try #require(try tx.findClaimCause(cause.id))
                _ = try ClaimCauseBook(tx, vera).change(
                    now.id,
                    version: now.version,
                    name: name ?? now.name,
                    under: parent
                )
            }
        }
        await #expect(throws: ClaimCauseRefusal.circle) { try await change(scene.delivery, under: scene.late.id) }
        await #expect(throws: ClaimCauseRefusal.circle) { try await change(scene.delivery, under: scene.delivery.id) }
        await #expect(throws: ClaimCauseRefusal.nameTaken("Опоздание")) {
            try await change(scene.damaged, name: "опоздание", under: scene.delivery.id)
        }
        try await change(scene.damaged, under: scene.late.id)
        let tree = try await scene.database.read { try $0.claimCauses() }
        #expect(tree.path(to: scene.damaged.id).map(\.name) == ["Доставка", "Опоздание", "Повреждение"])
        #expect(tree.branch(of: scene.late.id) == [scene.late.id, scene.damaged.id])
        #expect(tree.branches.map(\.depth) == [0, 1, 2])
        await #expect(throws: RightsRefusal.notAllowed(.shapeWork)) {
            try await scene.database.write { _ = try ClaimCauseBook($0, scene.cast.irina).add("Цена") }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `keeps what is in use: it is closed, not deleted`(on engine: Dialect) async throws {
        let scene = try await ClaimScene(on: engine)
        let vera = scene.cast.vera
        try await scene.fill { $0.cause = scene.late.id }
        for cause in [scene.late, scene.delivery] {
            await #expect(throws: ClaimCauseRefusal.inUse) {
                try await scene.database.write { try ClaimCauseBook($0, vera).remove(cause.id) }
            }
        }
        try await scene.database.write { try ClaimCauseBook($0, vera).remove(scene.damaged.id) }
        try await scene.database.write { try ClaimCauseBook($0, vera).close(scene.delivery.id) }
        let tree = try await scene.database.read { try $0.claimCauses() }
        #expect(tree.branches.count == 2 && tree.open.isEmpty)
        // The claim keeps what it has.
        #expect(try await scene.fill { $0.severity = .minor }.cause == scene.late.id)
        await #expect(throws: ClaimCauseRefusal.closed) {
            try await scene.database.write { _ = try ClaimCauseBook($0, vera).add("Новая", under: scene.delivery.id) }
        }
        try await scene.database.write { try ClaimCauseBook($0, vera).reopen(scene.delivery.id) }
        #expect(try await scene.database.read { try $0.claimCauses().open.count } == 2)
    }
}
