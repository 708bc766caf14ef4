import Basics
import Desk
import People
import Store
import TestSupport
import Testing

/// By what cases are raised (SPEC L4).
@Suite struct `The escalation procedure` {
    private typealias Level = EscalationProcedure.Level

    @Test(arguments: TestDatabase.engines)
    func `is there on the first day, and its editions are kept`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let vera = house.cast.vera
        #expect(try await house.database.read { try $0.escalationProcedure() }.procedure == .standard)
        #expect(try await house.database.read { try $0.flaws(of: .standard) }.isEmpty)
        let raised = try await house.raise()
        let wish = EscalationProcedure(levels: [Level(name: "Сразу к директору", to: .top, minutes: 60)])
        let draft = try await house.database.write { try EscalationBook($0, vera).keep(wish, over: nil) }
        #expect(draft.number == 2 && draft.published == nil)
        await #expect(throws: ProcedureRefusal.stale) {
            try await house.database.write { _ = try EscalationBook($0, vera).keep(wish, over: draft.version + 1) }
        }
        try await house.pass(.hours(4))
        #expect(try await house.now(raised.id).level == 2, "a draft changes nothing")
        _ = try await house.database.write { try EscalationBook($0, vera).publish(version: draft.version) }
        #expect(try await house.database.read { try $0.escalationProcedure() }.procedure == wish)
        #expect(try await house.database.read { try $0.escalationEditions().map(\.number) } == [2, 1])
        try await house.pass(.days(2))
        #expect(try await house.now(raised.id).edition == 1, "what is under way goes on as it began")
        #expect(try await house.now(raised.id).level == 3)
        await #expect(throws: RightsRefusal.notAllowed(.shapeWork)) {
            try await house.database.write { _ = try EscalationBook($0, house.cast.irina).keep(wish, over: nil) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `names the field that keeps it from being published`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let (cast, gone) = (house.cast, Person.ID(rawValue: 1))
        func flaws(_ levels: Level...) async throws -> [String] {
            try await house.database.read { try $0.flaws(of: EscalationProcedure(levels: levels)) }.map(\.name)
        }
        let top = Level(to: .top, minutes: 60)
        #expect(try await flaws() == ["to.1"])
        #expect(try await flaws(top) == [])
        #expect(try await flaws(Level(to: nil, minutes: 60), top) == ["to.1"])
        #expect(try await flaws(Level(to: .headOfCase, minutes: 0), top) == ["hours.1"])
        #expect(
            try await flaws(top, Level(to: .headOfCase, minutes: 60)) == ["to.2"],
            "from the top there is no way up"
        )
        #expect(try await flaws(top, top) == ["to.2"])
        #expect(
            try await flaws(Level(to: .line(.third), minutes: 60), Level(to: .line(.second), minutes: 60)) == ["to.2"]
        )
        #expect(try await flaws(Level(to: .person(gone), minutes: 60)) == ["to.1"])
        #expect(try await flaws(Level(to: .head(of: ID(rawValue: 1)), minutes: 60)) == ["to.1"])
        #expect(try await flaws(Level(to: .top, minutes: 60, byHand: false)) == ["hand.1"])
        #expect(
            try await flaws(Level(to: .top, minutes: 60, byItself: EscalationProcedure.Occasion(share: 0))) == [
                "share.1"
            ]
        )
        let below = try await house.database.write { tx in
            let below = try DepartmentTree(tx, .program).add(name: "Группа кабеля", under: cast.network.id)
            _ = try EscalationBook(tx, cast.vera).keep(
                EscalationProcedure(levels: [
                    Level(to: .head(of: cast.network.id), minutes: 60), Level(to: .head(of: below.id), minutes: 60),
                ]),
                over: nil
            )
            return below
        }
        #expect(
            try await flaws(
                Level(to: .head(of: below.id), minutes: 60),
                Level(to: .head(of: cast.network.id), minutes: 60)
            ) == []
        )
        do {
            _ = try await house.database.write { try EscalationBook($0, cast.vera).publish(version: 1) }
            Issue.record("a ladder that leads down was published")
        } catch let flaws as ProcedureFlaws {
            #expect(flaws.field == "to.2")
        }
    }

    @Test func `raises what is all that an occasion asks for`() {
        let occasion = EscalationProcedure.Occasion(
            share: 75,
            priority: .high,
            kind: .claim,
            severity: .serious,
            clientTag: "vip",
            confidential: true
        )
        func facts(
            share: Int = 75,
            _ priority: Case.Priority = .urgent,
            _ kind: Case.Kind = .claim,
            _ tags: Set<String> = ["vip", "new"],
            _ severity: Claim.Severity? = .critical,
            confidential: Bool = true
        ) -> EscalationFacts {
            EscalationFacts(
                share: share,
                priority: priority,
                kind: kind,
                severity: severity,
                clientTags: tags,
                confidential: confidential
            )
        }
        #expect(occasion.includes(facts()))
        for other in [
            facts(share: 74), facts(.normal), facts(.urgent, .question), facts(.urgent, .claim, ["new"]),
            facts(.urgent, .claim, ["vip"], .minor), facts(.urgent, .claim, ["vip"], nil), facts(confidential: false),
        ] { #expect(!occasion.includes(other)) }
        #expect(EscalationProcedure.standard.levels(for: facts(share: 100)) == [1, 2])
    }
}
