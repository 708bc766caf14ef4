import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// Words by which cases are found among others (SPEC W1).
@Suite struct CaseTagTests {
    @Test(arguments: TestDatabase.engines)
    func `tags of people and of rules are the same, and the list shows all cases with one`(on engine: Dialect)
        async throws
    {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            let desk = CaseDesk(tx, cast.irina)
            _ = try CaseDesk(tx, .program).sort(cast.payment.id, Sorting(tags: ["Деньги"], reasons: ["Оплата"]))
            let sorted = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            let same = try desk.change(sorted.id, version: sorted.version, CaseChange(tags: Tag.list("деньги")))
            #expect(same.version == sorted.version)
            let changed = try desk.change(
                sorted.id,
                version: sorted.version,
                CaseChange(tags: Tag.list("деньги, Срочно"))
            )
            #expect(changed.version == sorted.version + 1)
            #expect(try tx.tags(of: changed).map(\.name) == ["деньги", "Срочно"])
            let facts = try tx.history(of: changed).last?.facts
            #expect(facts?["tags_from"] == "Деньги" && facts?["tags_to"] == "деньги, Срочно")
            _ = try CaseDesk(tx, .program).sort(cast.secret.id, Sorting(tags: ["срочно"], reasons: ["x"]))
            func listed(_ member: Member, _ tag: String) throws -> [Int] {
                try tx.cases(CaseFilter(tag: Tag.key(of: tag)), visibleTo: member, limit: 10).items.map(\.case.number)
            }
            #expect(try Set(listed(cast.irina, "СРОЧНО")) == [cast.payment.number, cast.secret.number])
            #expect(try listed(cast.oleg, "срочно") == [cast.payment.number])
            #expect(try listed(cast.irina, "розница").isEmpty)
            #expect(try tx.caseTagsInUse(visibleTo: cast.oleg).map(\.key) == ["деньги", "срочно"])
            let bare = try desk.change(changed.id, version: changed.version, CaseChange(tags: []))
            #expect(try tx.tags(of: bare).isEmpty)
            #expect(throws: InvalidField.self) {
                let many = try (1...51).map { try Tag("метка \($0)") }
                return try desk.change(bare.id, version: bare.version, CaseChange(tags: many))
            }
        }
    }

    @Test func `cases with a tag are found by the tag, not by reading all of them`() async throws {
        let plan = try await PlanTests.plan {
            _ = try $0.cases(CaseFilter(tag: "деньги"), visibleTo: PlanTests.member, limit: 50)
        }
        #expect(plan.contains { $0.contains("case_tag_tag") }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN service_case") }, "\(plan)")
    }
}
