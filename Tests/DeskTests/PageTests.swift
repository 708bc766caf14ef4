import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

@Suite struct PageTests {
    @Test(arguments: TestDatabase.engines)
    func `a case's page has everything around it, and every name`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            _ = try CaseDesk(tx, cast.irina).take(cast.payment.id)
            _ = try CaseDesk(tx, cast.irina).handOver(
                cast.payment.id,
                version: 2,
                to: .department(cast.network.id),
                summary: "раз два три"
            )
            _ = try CaseDesk(tx, cast.pavel).note(cast.payment.id, "Смотрю")
            try tx.present(try #require(cast.oleg.id), on: cast.payment.id, writing: true)
            try tx.keepDraft(of: try #require(cast.irina.id), at: .answer(on: cast.payment.id), "Уважаемая")
        }
        let page = try await database.read { try $0.casePage(number: cast.payment.number, for: cast.irina) }
        let shown = try #require(page)
        #expect(shown.case.version == 4)
        #expect(shown.client == cast.vector)
        #expect(shown.contacts == [cast.anna])
        #expect(shown.points == [cast.annasEmail, cast.annasPhone])
        #expect(shown.timeline.items.count == 3)
        #expect(shown.history.count == 4)
        #expect(shown.otherCases.isEmpty)
        #expect(shown.present.map(\.person) == [cast.oleg.id])
        #expect(shown.drafts == [.answer(on: cast.payment.id): "Уважаемая"])
        #expect(shown.queue.first.map(\.case.id) == [cast.secret.id])
        #expect(shown.myDay.watched.map(\.case.id) == [cast.payment.id])
        #expect(Set(shown.names.keys) == [try #require(cast.irina.id), try #require(cast.pavel.id)])
        #expect(shown.departments == [cast.network.id: cast.network.name])
    }

    @Test(arguments: TestDatabase.engines)
    func `a client's page has the card, the open cases and the timeline`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        let page = try await database.read { try $0.clientPage(cast.vector.id, for: cast.oleg) }
        let shown = try #require(page)
        #expect(shown.client == cast.vector && shown.contacts == [cast.anna])
        #expect(shown.openCases.map(\.case) == [cast.payment])
        #expect(shown.timeline.items.map(\.caseNumber) == [cast.payment.number])
        #expect(shown.names[try #require(cast.irina.id)]?.given == "Ирина")
    }

    @Test func `a page costs few statements, each by an index`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let cast = try await Cast.settle(in: database)
        let recorders = try await database.read { snapshot in
            let casePage = StatementRecorder()
            try casePage.watch(snapshot) { _ = try $0.casePage(number: cast.payment.number, for: cast.oleg) }
            let clientPage = StatementRecorder()
            try clientPage.watch(snapshot) { _ = try $0.clientPage(cast.vector.id, for: cast.oleg) }
            return (
                case: (casePage.statements.count, try casePage.plans(in: snapshot)),
                client: (clientPage.statements.count, try clientPage.plans(in: snapshot))
            )
        }
        #expect(recorders.case.0 <= 30)
        #expect(recorders.client.0 <= 7)
        for step in recorders.case.1 + recorders.client.1 { #expect(!Self.isSlow(step), "\(step)") }
    }

    @Test func `every list goes by an index and is never sorted`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let cast = try await Cast.settle(in: database)
        let cursor = TimeCursor(at: FixedTime.start, id: 5)
        let plans = try await database.read { snapshot in
            let recorder = StatementRecorder()
            try recorder.watch(snapshot) { watched in
                for member in [cast.oleg, .program] {
                    for filter in Self.filters(of: cast) {
                        _ = try watched.cases(filter, visibleTo: member, limit: 20)
                        _ = try watched.cases(filter, visibleTo: member, after: cursor, limit: 20)
                    }
                    _ = try watched.queue(line: .first, visibleTo: member)
                    _ = try watched.queue(line: .second, department: cast.network.id, visibleTo: member)
                    for filter in [
                        InteractionFilter(), InteractionFilter(client: cast.vector.id),
                        InteractionFilter(caseID: cast.payment.id),
                    ] {
                        _ = try watched.interactions(filter, visibleTo: member, limit: 20)
                        _ = try watched.interactions(filter, visibleTo: member, before: cursor, limit: 20)
                    }
                    _ = try watched.myDay(of: member)
                }
                _ = try watched.timeline(of: cast.payment)
                _ = try watched.timeline(of: cast.payment, before: cursor)
                _ = try watched.timeline(of: cast.vector, limit: 20)
                _ = try watched.timeline(of: cast.vector, InteractionFilter(channel: .phone), before: cursor, limit: 20)
                _ = try watched.history(of: cast.payment, since: 1)
                _ = try watched.present(on: cast.payment.id)
                _ = try watched.find("10001", visibleTo: cast.oleg)
            }
            return try recorder.plans(in: snapshot)
        }
        #expect(plans.count > 60)
        for step in plans { #expect(!Self.isSlow(step), "\(step)") }
    }

    private static func filters(of cast: Cast) -> [CaseFilter] {
        [
            CaseFilter(), CaseFilter(state: .all), CaseFilter(state: .closed), CaseFilter(state: .only(.waiting)),
            CaseFilter(client: cast.vector.id), CaseFilter(owner: cast.oleg.id),
            CaseFilter(state: .all, owner: cast.oleg.id),
            CaseFilter(worker: cast.oleg.id), CaseFilter(state: .all, worker: cast.oleg.id), CaseFilter(line: .second),
            CaseFilter(department: cast.network.id), CaseFilter(state: .all, department: cast.network.id),
        ]
    }

    private static func isSlow(_ step: String) -> Bool {
        if step.contains("TEMP B-TREE") { return true }
        guard step.hasPrefix("SCAN") else { return false }
        // Walking along an index in the order of the list, or over what a subquery has found, is no search.
        return !step.contains("USING INDEX") && !step.contains("CONSTANT ROW") && !step.contains("VIRTUAL TABLE INDEX")
            && !step.contains("held")
            && !step.contains("owned") && step != "SCAN own"
    }
}
