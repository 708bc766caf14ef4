import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

/// How the lists that everyone lives in are read, whatever has piled up behind them.
@Suite struct PlanTests {
    static func plan(_ work: @escaping @Sendable (Snapshot) throws -> Void) async throws -> [String] {
        let database = try await TestDatabase.fresh(on: .sqlite)
        return try await database.read { snapshot in
            let recorder = StatementRecorder()
            try recorder.watch(snapshot, work)
            return try recorder.plans(in: snapshot)
        }
    }

    static let member = Member(
        id: Person.ID(rawValue: 5),
        name: PersonName(),
        permissions: [.seeCases, .seeJournal]
    )

    @Test func `a person's day is read from the open cases alone`() async throws {
        let plan = try await Self.plan { _ = try $0.myDay(of: Self.member) }
        #expect(plan.contains { $0.contains("service_case_worker_open") }, "\(plan)")
        #expect(plan.contains { $0.contains("service_case_owner_open") }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN service_case") }, "\(plan)")
    }

    @Test func `a person's open cases are read from the open cases alone`() async throws {
        let plan = try await Self.plan {
            _ = try $0.cases(CaseFilter(owner: Self.member.id), visibleTo: Self.member, limit: 50)
        }
        #expect(plan.contains { $0.contains("service_case_owner_open") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test func `the journal of the house is read without passing over what clients fill it with`() async throws {
        let plan = try await Self.plan {
            _ = try $0.journalPage(JournalFilter(), visibleTo: Self.member, limit: 50)
        }
        #expect(plan.contains { $0.contains("journal_of_house") }, "\(plan)")
    }
}
